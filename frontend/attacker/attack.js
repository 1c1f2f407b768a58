// The API to steal from: ?api=... in this page's address, or the usual one.
const api = new URLSearchParams(location.search).get('api') ?? 'http://localhost:5001'

const find = (selector) => document.querySelector(selector)

find('#me').textContent = location.origin
find('#api').textContent = api
find('#other-language').search = location.search

try {
  // The browser adds the visitor's own cookie. To the API this is the visitor asking.
  const response = await fetch(`${api}/notes`, { credentials: 'include' })
  for (const note of await response.json()) {
    const item = document.createElement('li')
    item.textContent = note.text
    find('#notes').append(item)
  }
  find('#stolen').hidden = false
} catch (error) {
  find('#refused code').textContent = `${error.name}: ${error.message}`
  find('#refused').hidden = false
}

// The API's base URL: ?api=... in this page's address, or the usual one.
const api = new URLSearchParams(location.search).get('api') ?? 'http://localhost:5001'

// A cross-origin fetch leaves cookies out unless it is told to include them. We ask for that from
// the moment somebody logs in.
let credentials = 'same-origin'

const find = (selector) => document.querySelector(selector)

async function call(method, path, body) {
  const response = await fetch(api + path, {
    method,
    credentials,
    headers: body && { 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.detail)
  return answer
}

// Does what was asked for. When it fails, shows all that JavaScript gets to know about it.
async function attempt(action) {
  find('#error').hidden = true
  try {
    await action()
  } catch (error) {
    find('#error code').textContent = `${error.name}: ${error.message}`
    find('#error').hidden = false
  }
}

async function listNotes() {
  const notes = await call('GET', '/notes')
  find('#no-notes').hidden = notes.length > 0
  find('#notes').replaceChildren(...notes.map(listItem))
}

function listItem(note) {
  const item = find('#note').content.cloneNode(true)
  const form = item.querySelector('form')
  form.elements.text.value = note.text
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    attempt(() => call('PUT', `/notes/${note.id}`, { text: form.elements.text.value }))
  })
  return item
}

async function showUser() {
  const { user } = await call('GET', '/me')
  find('#user').textContent = user ?? find('#nobody').content.textContent
}

// Cookies travel while `action` runs, and from then on if it succeeds.
async function withCookies(action) {
  credentials = 'include'
  try {
    await action()
  } catch (error) {
    credentials = 'same-origin'
    throw error
  }
  await listNotes()
}

find('#api').textContent = new URL(api).origin
find('#other-language').search = location.search

find('#add').addEventListener('submit', (event) => {
  event.preventDefault()
  const form = event.target
  attempt(async () => {
    await call('POST', '/notes', { text: form.elements.text.value })
    form.reset()
    await listNotes()
  })
})

for (const button of document.querySelectorAll('[data-user]')) {
  button.addEventListener('click', () =>
    attempt(() =>
      withCookies(async () => {
        await call('POST', '/login', { user: button.dataset.user })
        await showUser()
      }),
    ),
  )
}

find('#who').addEventListener('click', () => attempt(() => withCookies(showUser)))

find('#log-out').addEventListener('click', () =>
  attempt(() =>
    withCookies(async () => {
      await call('POST', '/logout')
      await showUser()
    }),
  ),
)

attempt(listNotes)

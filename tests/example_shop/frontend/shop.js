// The page at https://shop.example.
const API = 'https://api.shop.example/api'
const basket = []

function ask(path, method = 'GET', value = undefined) {
  const body = value === undefined ? undefined : JSON.stringify(value)
  const headers = body === undefined ? {} : { 'Content-Type': 'application/json' }
  return fetch(`${API}${path}`, { method, headers, body, credentials: 'include' })
}

function say(text) {
  document.querySelector('#state').textContent = text
}

async function showProducts() {
  const products = await (await fetch(`${API}/products`)).json()
  for (const { id, name } of products) {
    const button = document.createElement('button')
    button.textContent = `Take: ${name}`
    button.addEventListener('click', () => take(id))
    const item = document.createElement('li')
    item.append(button)
    document.querySelector('#products').append(item)
  }
}

async function take(id) {
  basket.push(id)
  await ask('/basket', 'PUT', basket)
  say(`${basket.length} in your basket`)
}

async function showOrders() {
  const response = await ask('/orders')
  const count = response.headers.get('X-Total-Count')
  say(`You have ordered ${count} times`)
}

document.querySelector('#login').addEventListener('submit', async (event) => {
  event.preventDefault()
  const name = new FormData(event.target).get('name')
  const { ok } = await ask('/login', 'POST', { name })
  document.querySelector('#order').disabled = !ok
  if (ok) await showOrders()
})

document.querySelector('#order').addEventListener('click', async () => {
  await ask('/orders', 'POST', basket)
  await showOrders()
})

showProducts()

export default async function placeOrder(api) {
  const response = await fetch(`${api}/orders`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ item: '100 cakes' }),
  })
  return await response.json()
}

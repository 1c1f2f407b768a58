export default async function changeList(api) {
  const response = await fetch(`${api}/list`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(['bread', 'cheese']),
  })
  return await response.json()
}

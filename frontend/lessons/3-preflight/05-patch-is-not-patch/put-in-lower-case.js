export default async function changeNote(api) {
  const response = await fetch(`${api}/notes/1`, {
    method: 'put',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text: 'Buy bread' }),
  })
  return await response.json()
}

export default async function changeNote(api) {
  const response = await fetch(`${api}/api/notes/1`, {
    method: 'PUT',
    credentials: 'include',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text: 'Buy bread' }),
  })
  return await response.json()
}

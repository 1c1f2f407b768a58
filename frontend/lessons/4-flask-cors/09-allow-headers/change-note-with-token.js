export default async function changeNote(api) {
  const response = await fetch(`${api}/notes/1`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', 'X-Token': 'open sesame' },
    body: JSON.stringify({ text: 'Buy bread' }),
  })
  return await response.json()
}

export default async function addNote(api) {
  const response = await fetch(`${api}/notes`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text: 'I was here' }),
  })
  return await response.json()
}

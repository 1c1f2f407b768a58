export default async function addNote(api) {
  const response = await fetch(`${api}/notes`, {
    method: 'POST',
    body: new URLSearchParams({ text: 'I was here' }),
  })
  return await response.json()
}

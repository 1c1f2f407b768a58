export default async function addNote(api) {
  const response = await fetch(`${api}/api/notes`, {
    method: 'POST',
    credentials: 'include',
    body: new URLSearchParams({ text: 'I was here' }),
  })
  return await response.json()
}

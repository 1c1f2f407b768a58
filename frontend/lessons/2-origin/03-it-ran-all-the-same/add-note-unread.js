export default async function addNote(api) {
  const response = await fetch(`${api}/notes`, {
    method: 'POST',
    mode: 'no-cors',
    body: new URLSearchParams({ text: 'I was here' }),
  })
  return `type: ${response.type}, status: ${response.status}`
}

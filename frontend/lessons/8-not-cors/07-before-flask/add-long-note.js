export default async function addNote(api) {
  const response = await fetch(`${api}/notes`, {
    method: 'POST',
    body: new URLSearchParams({ text: 'x'.repeat(2000) }),
  })
  return `status: ${response.status}`
}

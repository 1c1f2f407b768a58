export default async function readNotes(api) {
  const response = await fetch(`${api}/notes`, {
    headers: { 'X-Token': 'open sesame' },
  })
  return await response.json()
}

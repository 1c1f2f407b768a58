export default async function readNotes(api) {
  const response = await fetch(`${api}/notes`, {
    headers: { Authorization: 'Bearer abc123' },
  })
  return await response.json()
}

export default async function readNotes(api) {
  const response = await fetch(`${api}/notes`, {
    headers: { Authorization: 'Bearer anns-token' },
  })
  return await response.json()
}

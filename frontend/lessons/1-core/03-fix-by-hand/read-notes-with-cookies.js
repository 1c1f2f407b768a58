export default async function readNotes(api) {
  const response = await fetch(`${api}/notes`, { credentials: 'include' })
  return await response.json()
}

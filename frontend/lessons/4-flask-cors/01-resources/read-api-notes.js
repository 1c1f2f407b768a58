export default async function readNotes(api) {
  const response = await fetch(`${api}/api/notes`)
  return await response.json()
}

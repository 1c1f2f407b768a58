export default async function readNotes(api) {
  const response = await fetch(`${api}/notes`)
  return await response.json()
}

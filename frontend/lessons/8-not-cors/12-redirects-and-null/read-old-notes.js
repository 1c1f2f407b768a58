export default async function readNotes(api) {
  const response = await fetch(`${api}/old-notes`)
  return await response.json()
}

export default async function readOneNote(api) {
  const response = await fetch(`${api}/notes/1`)
  return await response.json()
}

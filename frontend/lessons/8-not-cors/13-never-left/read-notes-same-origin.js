export default async function readNotes(api) {
  const response = await fetch(`${api}/notes`, { mode: 'same-origin' })
  return await response.json()
}

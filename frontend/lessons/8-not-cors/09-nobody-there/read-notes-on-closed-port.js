export default async function readNotes(api) {
  const response = await fetch('http://localhost:1999/notes')
  return await response.json()
}

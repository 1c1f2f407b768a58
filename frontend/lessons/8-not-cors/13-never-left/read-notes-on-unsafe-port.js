export default async function readNotes(api) {
  const response = await fetch('http://localhost:6000/notes')
  return await response.json()
}

export default async function readNotes(api) {
  const response = await fetch('localhost:5001/notes')
  return await response.json()
}

export default async function readNotes(api) {
  const response = await fetch('http://backend.invalid:5000/notes')
  return await response.json()
}

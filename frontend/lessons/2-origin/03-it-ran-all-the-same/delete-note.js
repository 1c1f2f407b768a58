export default async function deleteNote(api) {
  const response = await fetch(`${api}/notes/1`, { method: 'DELETE' })
  return response.status
}

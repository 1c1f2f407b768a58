export default async function readNotes(api) {
  const response = await fetch(`${api}/notes`, {
    headers: { 'Access-Control-Allow-Origin': '*' },
  })
  return await response.json()
}

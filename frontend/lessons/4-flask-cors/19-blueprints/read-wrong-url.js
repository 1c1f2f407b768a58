export default async function readNotes(api) {
  const response = await fetch(`${api}/api/nope`)
  return response.ok ? await response.json() : `status ${response.status}`
}

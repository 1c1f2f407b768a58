export default async function readNotes(api) {
  const response = await fetch(`${api}/notes`, { mode: 'no-cors' })
  return { type: response.type, status: response.status, body: await response.text() }
}

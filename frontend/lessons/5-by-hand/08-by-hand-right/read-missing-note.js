export default async function readNote(api) {
  const response = await fetch(`${api}/notes/99`)
  const { status, detail } = await response.json()
  return `${status}: ${detail}`
}

export default async function addNote(api) {
  const response = await fetch(`${api}/notes`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new Blob(['text=I was here']).stream(),
    duplex: 'half',
  })
  return await response.json()
}

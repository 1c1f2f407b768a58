export default async function changeNote(api) {
  for (const text of ['Buy bread', 'Buy jam', 'Buy tea']) {
    await fetch(`${api}/notes/1`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text }),
    })
  }
  return 'changed three times'
}

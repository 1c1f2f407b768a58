export default async function changeNote(api) {
  let response
  for (const text of ['Buy bread', 'Buy jam', 'Buy tea']) {
    response = await fetch(`${api}/notes/1`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text }),
    })
  }
  return await response.json()
}

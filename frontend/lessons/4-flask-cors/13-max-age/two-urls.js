export default async function changeNote(api) {
  let response
  for (const query of ['', '', '?from=phone']) {
    response = await fetch(`${api}/notes/1${query}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: 'Buy tea' }),
    })
  }
  return await response.json()
}

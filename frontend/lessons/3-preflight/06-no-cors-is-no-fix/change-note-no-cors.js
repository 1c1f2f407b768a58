export default async function changeNote(api) {
  const response = await fetch(`${api}/notes/1`, {
    method: 'PUT',
    mode: 'no-cors',
    body: new URLSearchParams({ text: 'Buy bread' }),
  })
  return { type: response.type, status: response.status }
}

export default async function countNotes(api) {
  const response = await fetch(`${api}/notes`, { credentials: 'include' })
  return response.headers.get('X-Total-Count')
}

export default async function countNotes(api) {
  const response = await fetch(`${api}/notes`)
  return response.headers.get('X-Total-Count')
}

export default async function deleteMe(api) {
  const response = await fetch(`${api}/me`, { method: 'DELETE' })
  return response.status
}

export default async function readStatus(api) {
  const response = await fetch(`${api}/notes`)
  return `status: ${response.status}`
}

export default async function readNothing(api) {
  const response = await fetch(`${api}/api/nothing`)
  return await response.json()
}

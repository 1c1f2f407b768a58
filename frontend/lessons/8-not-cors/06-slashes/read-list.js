export default async function readList(api) {
  const response = await fetch(`${api}/list`)
  return await response.json()
}

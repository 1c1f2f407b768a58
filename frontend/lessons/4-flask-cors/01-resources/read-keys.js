export default async function readKeys(api) {
  const response = await fetch(`${api}/apikeys`)
  return await response.json()
}

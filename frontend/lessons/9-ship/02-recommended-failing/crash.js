export default async function crash(api) {
  const response = await fetch(`${api}/api/crash`)
  return await response.json()
}

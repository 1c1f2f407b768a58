export default async function readLogo(api) {
  const response = await fetch(`${api}/api/logo.svg`)
  return await response.text()
}

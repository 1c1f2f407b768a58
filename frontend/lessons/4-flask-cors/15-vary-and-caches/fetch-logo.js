export default async function fetchLogo(api) {
  const response = await fetch(`${api}/logo.svg`)
  return await response.text()
}

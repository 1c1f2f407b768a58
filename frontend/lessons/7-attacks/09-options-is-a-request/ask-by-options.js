export default async function readReport(api) {
  const response = await fetch(`${api}/report`, { method: 'OPTIONS' })
  return `${response.status}: ${(await response.text()) || 'nothing'}`
}

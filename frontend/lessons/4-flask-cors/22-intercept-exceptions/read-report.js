export default async function readReport(api) {
  const response = await fetch(`${api}/report`)
  return response.ok ? await response.json() : `status ${response.status}`
}

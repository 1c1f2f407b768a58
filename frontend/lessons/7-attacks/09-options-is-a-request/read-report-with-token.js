export default async function readReport(api) {
  const response = await fetch(`${api}/report`, {
    headers: { Authorization: 'Bearer open-sesame' },
  })
  return `${response.status}: ${await response.text()}`
}

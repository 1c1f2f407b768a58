export default async function readReport(api) {
  const response = await fetch(`${api}/report`)
  return `${response.status}: ${await response.text()}`
}

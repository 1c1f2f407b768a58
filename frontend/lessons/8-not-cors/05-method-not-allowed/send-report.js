export default async function sendReport(api) {
  const response = await fetch(`${api}/report`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ sold: 12 }),
  })
  return await response.json()
}

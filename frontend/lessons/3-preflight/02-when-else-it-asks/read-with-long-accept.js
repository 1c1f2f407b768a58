export default async function readNotes(api) {
  const accept =
    'application/json, application/problem+json;q=0.9, application/xml;q=0.8, ' +
    'text/csv;q=0.7, text/html;q=0.6, text/plain;q=0.5, */*;q=0.1'
  const response = await fetch(`${api}/notes`, { headers: { Accept: accept } })
  return await response.json()
}

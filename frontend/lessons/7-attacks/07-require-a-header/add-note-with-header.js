export default async function addNote(api) {
  const response = await fetch(`${api}/notes`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'X-Requested-With': 'fetch' },
    body: new URLSearchParams({ text: 'Ann says hello', private: true }),
  })
  return await response.json()
}

export default async function addNote(api) {
  const answer = await fetch(`${api}/csrf-token`, { credentials: 'include' })
  const { token } = await answer.json()
  const response = await fetch(`${api}/notes`, {
    method: 'POST',
    credentials: 'include',
    body: new URLSearchParams({ text: 'Ann says hello', private: true, csrf_token: token }),
  })
  return await response.json()
}

export default async function logIn(api) {
  const answer = await fetch(`${api}/csrf-token`, { credentials: 'include' })
  const { token } = await answer.json()
  const response = await fetch(`${api}/login`, {
    method: 'POST',
    credentials: 'include',
    body: new URLSearchParams({ user: 'ann', csrf_token: token }),
  })
  return await response.json()
}

export default async function logIn(api) {
  const response = await fetch(`${api}/login`, {
    method: 'POST',
    credentials: 'include',
    body: new URLSearchParams({ user: 'ann' }),
  })
  return await response.json()
}

export default async function whoAmI(api) {
  const response = await fetch(`${api}/me`, { credentials: 'include' })
  const { user } = await response.json()
  return user ?? 'nobody'
}

export default async function whoAmI(api) {
  const response = await fetch(`${api}/me`)
  const { user } = await response.json()
  return user ?? 'nobody'
}

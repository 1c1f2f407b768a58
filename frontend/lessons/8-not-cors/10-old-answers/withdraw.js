export default async function withdraw(api) {
  const response = await fetch(`${api}/withdraw`, { method: 'POST' })
  return await response.json()
}

export default async function readNews(api) {
  const response = await fetch(`${api}/news`)
  return response.ok ? await response.json() : `status ${response.status}`
}

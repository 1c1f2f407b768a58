export default async function readNews(api) {
  const response = await fetch(`${api}/news`, {
    headers: { Authorization: 'Bearer of-a-reader' },
  })
  return await response.json()
}

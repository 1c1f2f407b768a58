export default async function listen(api) {
  const events = new EventSource(`${api}/events`)
  const first = new Promise((resolve, reject) => {
    events.onmessage = (event) => resolve(event.data)
    events.onerror = () => reject(new Error('no event, and no reason'))
  })
  return await first.finally(() => events.close())
}

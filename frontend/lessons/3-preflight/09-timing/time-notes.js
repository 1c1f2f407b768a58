export default async function timeNotes(api) {
  const timed = timingOf(`${api}/notes`)
  const response = await fetch(`${api}/notes`)
  await response.json()
  const timing = await timed
  const figures = ['responseEnd', 'requestStart', 'transferSize']
  return figures.filter((figure) => timing[figure] > 0).join(', ')
}

function timingOf(url) {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      const [timing] = list.getEntriesByName(url)
      if (timing) resolve(timing)
    })
    observer.observe({ type: 'resource' })
  })
}

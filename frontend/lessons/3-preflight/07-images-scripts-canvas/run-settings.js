export default async function runSettings(api) {
  const script = document.createElement('script')
  script.src = `${api}/settings.js`
  document.head.append(script)
  await new Promise((resolve) => { script.onload = resolve })
  return window.settings
}

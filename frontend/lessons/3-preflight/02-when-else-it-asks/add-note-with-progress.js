export default async function addNote(api) {
  const request = new XMLHttpRequest()
  request.open('POST', `${api}/notes`)
  request.upload.onprogress = (event) => console.log(`${event.loaded} bytes are on their way`)
  request.send(new URLSearchParams({ text: 'I was here' }))
  await new Promise((resolve) => { request.onloadend = resolve })
  return JSON.parse(request.responseText)
}

export default async function submitForm(api) {
  document.body.insertAdjacentHTML('beforeend', `
    <iframe name="unseen" sandbox hidden></iframe>
    <form hidden method="post" action="${api}/api/notes" target="unseen">
      <input name="text" value="I was here">
    </form>`)
  document.querySelector('form').submit()
  await new Promise((resolve) => {
    document.querySelector('iframe').onload = resolve
    setTimeout(resolve, 2000) // in Firefox problem+json never loads
  })
  return 'The form was sent.'
}

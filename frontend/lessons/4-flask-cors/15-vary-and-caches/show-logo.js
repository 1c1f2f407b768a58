export default async function showLogo(api) {
  const logo = new Image()
  logo.src = `${api}/logo.svg`
  await logo.decode()
  return 'shown'
}

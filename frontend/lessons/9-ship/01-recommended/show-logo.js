export default async function showLogo(api) {
  const image = new Image()
  image.src = `${api}/api/logo.svg`
  await image.decode()
  return `${image.width} × ${image.height}`
}

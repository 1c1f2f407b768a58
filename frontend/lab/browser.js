// Which browser this is: its name for the reader, and whose deviations from the standard count.

const brands = navigator.userAgentData?.brands ?? []
const isFirefox = /Firefox/.test(navigator.userAgent)

/** Returns the browser's name, "" when it does not say. */
export function browserName() {
  if (brands.length > 0) return brandName() ?? 'Chromium'
  if (isFirefox) return 'Firefox'
  return /Safari/.test(navigator.userAgent) ? 'Safari' : ''
}

/** Returns "chromium", "firefox" or, for any other, "standard". */
export function browserKind() {
  if (brands.some(({ brand }) => brand === 'Chromium') || / Chrome\//.test(navigator.userAgent))
    return 'chromium'
  return isFirefox ? 'firefox' : 'standard'
}

function brandName() {
  return brands.find(({ brand }) => !/not.?a.?brand|headless/i.test(brand) && brand !== 'Chromium')?.brand
}

// Which browser this is: its name for the reader, and whose deviations from the standard count.

// Told in a secure context only. Elsewhere every Chromium says the same, its own brand nowhere.
/** @type {{ userAgentData?: { brands: { brand: string }[] } }} */
const { userAgentData } = /** @type {object} */ (navigator)
const brands = userAgentData?.brands ?? []
const isChromium =
  brands.some(({ brand }) => brand === 'Chromium') || /Chrome\//.test(navigator.userAgent)
const isFirefox = /Firefox/.test(navigator.userAgent)
// On iOS every browser is one: WebKit is all that there is.
const isSafari = !isChromium && /Safari/.test(navigator.userAgent)

/**
 * Returns the browser's name, "" when it does not say.
 * @returns {string}
 */
export function browserName() {
  if (isChromium || brands.length > 0) return brandName() ?? 'Chromium'
  if (isFirefox) return 'Firefox'
  return isSafari ? 'Safari' : ''
}

/**
 * Returns whose deviations from the standard count here.
 * @returns {'chromium' | 'firefox' | 'safari' | 'standard'}
 */
export function browserKind() {
  if (isChromium) return 'chromium'
  if (isFirefox) return 'firefox'
  return isSafari ? 'safari' : 'standard'
}

function brandName() {
  return brands.find(({ brand }) => !/not.?a.?brand|headless/i.test(brand) && brand !== 'Chromium')
    ?.brand
}

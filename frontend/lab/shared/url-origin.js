// What an origin and a site are made of, for any URL that one may type.

/** @typedef {{ scheme: string, host: string, port: string }} Origin */

/** @type {Record<string, string>} */
const DEFAULT_PORTS = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443', 'ftp:': '21' }
const IP_ADDRESS = /^(\[.*|[\d.]+)$/

/** @type {Map<string, string>} */
const domains = new Map()

/**
 * Returns the origin of the URL `text`; host and port are empty in an opaque origin, which is
 * nobody else's. Returns null if `text` isn't a URL.
 * https://url.spec.whatwg.org/#origin
 * @param {string} text
 * @returns {Origin | null}
 */
export function originOf(text) {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (url.origin === 'null') return { scheme: schemeOf(url), host: '', port: '' }
  const origin = new URL(url.origin)
  return {
    scheme: schemeOf(origin),
    host: origin.hostname,
    port: origin.port || DEFAULT_PORTS[origin.protocol],
  }
}

/**
 * Returns whether nobody shares the origin. https://html.spec.whatwg.org/#concept-origin-opaque
 * @param {Origin} origin
 */
export function isOpaque(origin) {
  return origin.host === ''
}

/**
 * Returns a promise of the site of an origin that is not opaque. It fails when the page's server,
 * which has the list of public suffixes, can't be asked.
 * https://html.spec.whatwg.org/#obtain-a-site
 * @param {Origin} origin
 */
export async function siteOf({ scheme, host }) {
  const domain = IP_ADDRESS.test(host) ? host : await registrableDomain(host)
  return `${scheme}://${domain}`
}

/** @param {string} host */
async function registrableDomain(host) {
  const known = domains.get(host)
  if (known !== undefined) return known
  const response = await fetch(`/registrable-domains/${encodeURIComponent(host)}`)
  if (!response.ok) throw new Error(`No registrable domain of ${host}: ${response.status}`)
  const domain = await response.text()
  domains.set(host, domain)
  return domain
}

/** @param {URL} url */
function schemeOf({ protocol }) {
  return protocol.slice(0, -1)
}

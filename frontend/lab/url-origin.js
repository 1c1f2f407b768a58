// What an origin and a site are made of, for any URL that one may type.

const DEFAULT_PORTS = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443', 'ftp:': '21' }
const SECOND_LEVEL = ['ac', 'co', 'com', 'edu', 'gov', 'ne', 'net', 'or', 'org']

/**
 * Returns the origin of the URL `text` as `{scheme, host, port}`; host and port are empty in an
 * opaque origin, which is nobody else's. Returns null when `text` is no URL.
 * https://url.spec.whatwg.org/#origin
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

/** Returns whether nobody shares the origin. https://html.spec.whatwg.org/#concept-origin-opaque */
export function isOpaque(origin) {
  return origin.host === ''
}

/**
 * Returns the site of an origin that is not opaque, as far as the host's name tells: browsers go by
 * a list of public suffixes besides. https://html.spec.whatwg.org/#obtain-a-site
 */
export function siteOf({ scheme, host }) {
  return `${scheme}://${registrableDomain(host)}`
}

// As under every top-level name, a label before .localhost makes a site of its own.
function registrableDomain(host) {
  if (host.startsWith('[') || /^[\d.]+$/.test(host)) return host
  const labels = host.split('.')
  const [second, top] = labels.slice(-2)
  const hasLongSuffix = labels.length > 2 && top.length === 2 && SECOND_LEVEL.includes(second)
  return labels.slice(hasLongSuffix ? -3 : -2).join('.')
}

function schemeOf({ protocol }) {
  return protocol.slice(0, -1)
}

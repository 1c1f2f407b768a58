// Values short enough for a picture. The whole of each is in the exchange below it.

const BODY_SHOWN = 34
const GIST_SHOWN = 90
const TEXT_SHOWN = 48
const COOKIE_SHOWN = 16
const LIST_SHOWN = 26
const RUN = /\/runs\/[\da-f]+\/\w+/

/**
 * Returns a list with what it was searched for last: `… PUT`. A list without it is cut at its end.
 * @param {string} list
 * @param {string[]} wanted names, in any case
 * @returns {[before: string, found: string]}
 */
export function cutList(list, wanted) {
  const names = list.split(',').map((name) => name.trim())
  const found = names.filter((name) => wanted.includes(name.toLowerCase()))
  if (found.length === 0) return [cut(list, LIST_SHOWN), '']
  return [found.length < names.length ? '… ' : '', found.join(', ')]
}

/** @param {string} text @param {number} length */
export function cut(text, length) {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text
}

/**
 * Returns `name=value` of a Cookie or Set-Cookie field, the value cut, and what else is set.
 * @param {string} field
 */
export function cutCookie(field) {
  const [pair, ...attributes] = field.split(';').map((part) => part.trim())
  const told = attributes.filter((attribute) => /^(samesite|secure|partitioned)/i.test(attribute))
  return [cut(pair, COOKIE_SHOWN), ...told].join('; ')
}

/**
 * Returns a URL without the part that only tells runs of the lab apart.
 * @param {string} url
 * @param {string} api the run's base URL, left out wholly
 */
export function shortUrl(url, api) {
  if (url.startsWith(api)) return url.slice(api.length) || '/'
  return url.replace(RUN, '/…')
}

/** @param {string} body */
export function cutBody(body) {
  return cut(body.replace(/\s+/g, ' ').trim(), BODY_SHOWN)
}

/**
 * Returns what a body says, for a reader: the texts of notes, the fields of an object.
 * @param {string} body
 */
export function gist(body) {
  return cut(said(body), GIST_SHOWN)
}

/** @param {string} body */
function said(body) {
  try {
    const value = JSON.parse(body)
    if (Array.isArray(value)) return value.map(textOf).join(' · ')
    return textOf(value)
  } catch {
    return cut(body.replace(/\s+/g, ' ').trim(), TEXT_SHOWN)
  }
}

/** @param {any} value */
function textOf(value) {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (typeof value.text === 'string') return value.text
  return Object.entries(value)
    .map(([name, each]) => `${name}: ${typeof each === 'string' ? each : JSON.stringify(each)}`)
    .join(', ')
}

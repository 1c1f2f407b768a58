// The request that the form "Try it from here" describes, from a diagnosis and back.

import { isPlaceholder } from './told.js'

/** @import { CallRequest, Diagnosis, Headers as HeaderPairs } from '../shared/types.d.ts' */
/** @import { OwnRequest } from '../run/own-request.js' */

// Those that browsers set themselves. https://fetch.spec.whatwg.org/#forbidden-request-header
const BROWSERS_OWN =
  /^(accept-(charset|encoding)|access-control-request-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|te|trailer|transfer-encoding|upgrade|user-agent|via|proxy-.*|sec-.*)$/i
const FIELD = /^([^:\s]+):[ \t]*(.*)$/

/** What is wrong with the request, and what of it. */
export class NoRequest extends Error {
  /** @param {'url' | 'header' | 'method'} part @param {string} value */
  constructor(part, value) {
    super(part)
    this.part = part
    this.value = value
  }
}

/**
 * Returns what the form's fields say, as fetch() takes it. Throws NoRequest.
 * @param {FormData} fields
 * @returns {OwnRequest}
 */
export function requestOf(fields) {
  /** @param {string} name */
  const said = (name) => String(fields.get(name) ?? '').trim()
  const url = said('url')
  if (!URL.canParse(url) || !/^https?:/i.test(url)) throw new NoRequest('url', url)
  const method = normalized(said('method'))
  const hasBody = said('body') !== '' && method !== 'GET' && method !== 'HEAD'
  return {
    url,
    method: checked('method', method, () => new Request(url, { method })),
    headers: said('headers').split('\n').filter(Boolean).map(field),
    body: hasBody ? String(fields.get('body')) : null,
    mode: /** @type {RequestMode} */ (said('mode')),
    credentials: /** @type {RequestCredentials} */ (said('credentials')),
  }
}

/**
 * Returns what the form begins with: what the diagnosis has of the request, its guesses among it.
 * @param {Diagnosis} diagnosis
 * @returns {Record<string, string>}
 */
export function fieldsOf({ facts, case: told }) {
  const { request } = /** @type {{ request?: Partial<CallRequest> }} */ (told ?? {})
  const url = request?.url ?? facts.find(({ name }) => name === 'url')?.value ?? ''
  const headers = (request?.headers ?? []).filter(
    (pair) => !BROWSERS_OWN.test(pair[0]) && !pair.some(isPlaceholder),
  )
  return {
    url,
    method: request?.method ?? 'GET',
    headers: headers.map(([name, value]) => `${name}: ${value}`).join('\n'),
    body: '',
    mode: request?.mode ?? 'cors',
    credentials: request?.credentials ?? 'same-origin',
  }
}

/** Whether a request asks to change something. @param {string} method */
export function changes(method) {
  return !['GET', 'HEAD', 'OPTIONS'].includes(normalized(method))
}

/** @param {string} line @returns {HeaderPairs[number]} */
function field(line) {
  const [, name, value] = FIELD.exec(line.trim()) ?? []
  if (!name) throw new NoRequest('header', line)
  checked('header', line, () => new Headers([[name, value]]))
  return [name, value]
}

/**
 * @param {'method' | 'header'} part
 * @param {string} value
 * @param {() => unknown} use
 */
function checked(part, value, use) {
  try {
    use()
  } catch {
    throw new NoRequest(part, value)
  }
  return value
}

/**
 * Only these are taken in any case. https://fetch.spec.whatwg.org/#concept-method-normalize
 * @param {string} method
 */
function normalized(method) {
  const upper = method.trim().toUpperCase()
  return ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'].includes(upper) ? upper : method.trim()
}

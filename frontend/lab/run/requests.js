// What script asks for, in the words of backend/whycors/cases/case.schema.json. Pure: arguments in,
// data out.

/** @import { Body, CallRequest, Headers as HeaderPairs } from '../shared/types.d.ts' */

/** @type {[kind: new (...args: any[]) => object, type: Body['type']][]} */
const BODY_TYPES = [
  [URLSearchParams, 'urlsearchparams'],
  [FormData, 'formdata'],
  [ArrayBuffer, 'arraybuffer'],
  [ReadableStream, 'stream'],
]

/**
 * Returns the request that fetch(input, init) asks for, before the browser has changed any of it.
 * @param {RequestInfo | URL} input
 * @param {RequestInit} [init]
 * @returns {CallRequest}
 */
export function askedOfFetch(input, init) {
  const given = input instanceof Request ? input : null
  return {
    api: 'fetch',
    url: absolute(input instanceof Request ? input.url : input),
    method: String(init?.method ?? given?.method ?? 'GET'),
    headers: pairs(init?.headers ?? given?.headers ?? []),
    mode: init?.mode ?? given?.mode ?? 'cors',
    credentials: init?.credentials ?? given?.credentials ?? 'same-origin',
    redirect: init?.redirect ?? given?.redirect ?? 'follow',
    referrer_policy: init?.referrerPolicy ?? given?.referrerPolicy ?? '',
    // A Request has turned its body into a stream, and has its type among the headers already.
    body: given?.body && !init?.body ? { type: 'arraybuffer' } : bodyOf(init?.body),
  }
}

/**
 * Returns what kind of body it is, or null if there is none.
 * @param {unknown} body
 * @returns {Body | null}
 */
export function bodyOf(body) {
  if (body === null || body === undefined) return null
  if (ArrayBuffer.isView(body)) return { type: 'arraybuffer' }
  if (body instanceof Blob) return { type: 'blob', mime: body.type }
  return { type: BODY_TYPES.find(([kind]) => body instanceof kind)?.[1] ?? 'text' }
}

/**
 * Returns the whole URL; an invalid one is returned unchanged.
 * @param {string | URL} url
 * @returns {string}
 */
export function absolute(url) {
  try {
    return new URL(url, document.baseURI).href
  } catch {
    return String(url)
  }
}

/** @param {HeadersInit} headers @returns {HeaderPairs} */
function pairs(headers) {
  const isList = typeof (/** @type {any} */ (headers)[Symbol.iterator]) === 'function'
  const list = isList ? [.../** @type {[string, string][]} */ (headers)] : Object.entries(headers)
  return list.map(([name, value]) => [String(name), String(value)])
}

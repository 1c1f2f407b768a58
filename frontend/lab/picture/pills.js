// The deciding headers of a message, as pills: those that were compared, or looked for in vain.

import { header } from '../shared/headers.js'
import { cut, cutBody, cutCookie, cutList, shortUrl } from './values.js'

/** @import { CallRequest, Exchange, Headers, ToldCall } from '../shared/types.d.ts' */
/** @import { Pair } from './compared.js' */
/**
 * `mark` is the part of the value that decided. Kinds: `absent` was looked for, `withheld` stayed
 * with the browser, `unknown` may have been there, `cookie` and `body` are what they say.
 * @typedef {'absent' | 'withheld' | 'unknown' | 'cookie' | 'body'} PillKind
 * @typedef {{ name?: string, value?: string, mark?: string, kind?: PillKind, pair?: Pair }} Pill
 */
/**
 * How a message was judged: which headers were compared, and what they are lit together with.
 * @typedef {{ pair: Pair, names: string[], refused: boolean }} Judgement
 */

const VALUE_SHOWN = 44
const SAFELISTED_TYPES = /^(text\/plain|multipart\/form-data|application\/x-www-form-urlencoded)/i
const OF_REQUEST = ['origin', 'access-control-request-method', 'access-control-request-headers']
const OF_PREFLIGHT = [
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-max-age',
]
const OF_ANSWER = [
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-expose-headers',
  'cross-origin-resource-policy',
  'location',
]
const OF_CACHES = ['cache-control', 'vary']

/**
 * Returns what script asked for beside method and URL.
 * @param {CallRequest} request
 * @returns {Pill[]}
 */
export function pillsOfCall(request) {
  const { headers = [], credentials = 'same-origin', mode = 'cors', redirect = 'follow' } = request
  return [
    ...headers.map(([name, value]) => ({
      name,
      value: cut(value, VALUE_SHOWN),
      ...needs(name, value),
    })),
    ...(credentials === 'same-origin' ? [] : [{ name: 'credentials', value: credentials }]),
    ...(mode === 'cors' ? [] : [{ name: 'mode', value: mode }]),
    ...(redirect === 'follow' ? [] : [{ name: 'redirect', value: redirect }]),
  ]
}

/** @param {string} name @param {string} value @returns {{ pair?: Pair }} */
function needs(name, value) {
  const isType = name.toLowerCase() === 'content-type'
  return isType && SAFELISTED_TYPES.test(value) ? {} : { pair: 'asks' }
}

/**
 * Returns the pills of a request on the wire.
 * @param {Exchange} exchange
 * @param {ToldCall} call
 * @param {Judgement | undefined} judgement
 * @returns {Pill[]}
 */
export function pillsOfRequest({ request, number }, call, judgement) {
  const pills = fields(request.headers, OF_REQUEST, [], judgement)
  const type = changedType(request.headers, call.request.headers)
  if (type) pills.push({ name: 'Content-Type', value: type })
  const isElement = call.request.api === 'element'
  const cookie = header(request.headers, 'cookie')
  const turn = call.cookies.find(({ exchange }) => exchange === number)
  if (cookie)
    pills.push({
      ...lit('cookie', judgement),
      name: 'Cookie',
      value: cutCookie(cookie),
      kind: 'cookie',
    })
  else if (turn?.withheld.length) pills.push({ name: 'Cookie', kind: 'withheld' })
  if (isElement && request.body.text)
    pills.push({ value: cutBody(request.body.text), kind: 'body' })
  return pills
}

/**
 * The type of a body that arrived, if it is not the one that the call named: without CORS the browser
 * drops what no form could send.
 * @param {Headers} arrived
 * @param {Headers} [named]
 */
function changedType(arrived, named = []) {
  const [wanted, type] = [header(named, 'content-type'), header(arrived, 'content-type')]
  return wanted && type && wanted.split(';')[0] !== type.split(';')[0] ? type : null
}

/**
 * Returns the pills of an answer. `header` is the one that the reader was asked about, or null.
 * @param {Exchange} exchange
 * @param {Judgement | undefined} judgement
 * @param {{ api: string, header: string | null, isCached: boolean }} picture
 * @returns {Pill[]}
 */
export function pillsOfAnswer(
  { kind, request, response },
  judgement,
  { api, header: named, isCached },
) {
  const wanted = [
    ...OF_ANSWER,
    ...(kind === 'preflight' ? OF_PREFLIGHT : []),
    ...(isCached ? OF_CACHES : []),
    ...(named ? [named.toLowerCase()] : []),
  ]
  const looked = listed(request.headers)
  const pills = fields(response.headers, wanted, looked, judgement, api)
  const names = response.headers.map(([name]) => name.toLowerCase())
  const absent = judgement?.refused
    ? judgement.names.filter((name) => isOfAnswer(name) && !names.includes(name))
    : []
  return [
    ...absent.map(
      (name) =>
        /** @type {Pill} */ ({ name: properCase(name), kind: 'absent', pair: judgement?.pair }),
    ),
    ...pills,
    ...response.headers
      .filter(([name]) => name.toLowerCase() === 'set-cookie')
      .map(
        ([name, value]) => /** @type {Pill} */ ({ name, value: cutCookie(value), kind: 'cookie' }),
      ),
    ...(kind === 'request' && judgement?.refused && response.body.text
      ? [/** @type {Pill} */ ({ value: cutBody(response.body.text), kind: 'body' })]
      : []),
  ]
}

/** @param {string} name */
function isOfAnswer(name) {
  return name.startsWith('access-control-allow-')
}

/** @param {string} name */
function properCase(name) {
  return name.replace(/(^|-)\w/g, (start) => start.toUpperCase())
}

/**
 * What a preflight asked about, in lower case.
 * @param {Headers} headers
 */
function listed(headers) {
  return ['access-control-request-method', 'access-control-request-headers']
    .flatMap((name) => header(headers, name)?.split(',') ?? [])
    .map((name) => name.trim().toLowerCase())
}

/**
 * @param {Headers} headers
 * @param {string[]} wanted
 * @param {string[]} looked
 * @param {Judgement | undefined} judgement
 * @param {string} api
 * @returns {Pill[]}
 */
function fields(headers, wanted, looked, judgement, api = '') {
  return wanted.flatMap((lower) =>
    headers
      .filter(([name]) => name.toLowerCase() === lower)
      .map(([name, value]) => ({
        name,
        ...shown(lower, value, looked, api),
        ...lit(lower, judgement),
      })),
  )
}

/** @param {string} name @param {string} value @param {string[]} looked @param {string} api */
function shown(name, value, looked, api) {
  if (name === 'access-control-allow-methods' || name === 'access-control-allow-headers') {
    const [before, mark] = cutList(value, looked)
    return { value: before, mark }
  }
  const whole = name === 'location' ? shortUrl(value, api) : value.replace(/,(?=\S)/g, ', ')
  return { value: cut(whole, VALUE_SHOWN) }
}

/** @param {string} name @param {Judgement | undefined} judgement @returns {{ pair?: Pair }} */
function lit(name, judgement) {
  return judgement?.names.includes(name) ? { pair: judgement.pair } : {}
}

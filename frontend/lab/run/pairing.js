// Which recorded exchange belongs to which call of client code, and which to none.
// Pure: data in, data out.

const REDIRECTS = [301, 302, 303, 307, 308]
const MAX_REDIRECTS = 20

/** @import { Call, Exchange, Headers, Hop, Observation, Pair } from '../shared/types.d.ts' */
/** @typedef {(fits: (exchange: Exchange) => unknown) => Exchange | null} Take */
/** @typedef {(url: string) => Exchange | undefined} Kept */

/**
 * Returns what the browser was asked for, in order: the calls of client code, and what an element
 * or a form asked for without one. Each is `{call, hops, isElement, end}`:
 *
 *     call       as in observer.js; an element's is made up from what its request says
 *     hops       one `{preflight, request, reused}`, and one more for each redirect that was
 *                followed. `reused` is the earlier exchange whose answer the browser had kept
 *     end        "hands-over", "keeps", or "uses" where no script was to read the answer
 *
 * `main` is what observe() returned, `api` the run's base URL, `before` what the run's record holds
 * from before `exchanges`.
 *
 * @param {{ api: string, main: Observation, exchanges: Exchange[], before: Exchange[] }} run
 * @returns {Pair[]}
 */
export function paired({ api, main, exchanges, before }) {
  const base = new URL(api).pathname
  let waiting = exchanges
  /** @type {Take} */
  const take = (fits) => {
    const found = waiting.find(fits) ?? null
    waiting = waiting.filter((each) => each !== found)
    return found
  }
  /** @type {Kept} */
  const kept = (url) =>
    [...before, ...exchanges].findLast((each) => each.may_be_kept && isAt(each, url, base))
  /** @type {Pair[]} */
  const calls = main.calls.map((call) => ({
    call,
    hops: hopsOf(call, base, take, kept),
    isElement: false,
    end: call.observed ? 'hands-over' : 'keeps',
  }))
  const taken = new Set(calls.flatMap(exchangesOf))
  const elements = exchanges
    .filter((exchange) => !taken.has(exchange))
    .map((exchange) => element(exchange, api, main))
  return inOrder(calls, elements, exchanges)
}

/**
 * Returns the calls to explain: nothing is decided about a form, or about an image that no script
 * may look into.
 * @param {Pair[]} pairs
 */
export function explainable(pairs) {
  return pairs
    .filter(({ call, isElement }) => !isElement || call.request.mode === 'cors')
    .map(({ call }) => call)
}

/**
 * Returns the first value of a header in a list of [name, value], or undefined.
 * @param {Headers} headers
 * @param {string} name
 */
export function header(headers, name) {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1]
}

/**
 * Calls may have been under way at the same time, so each takes the first exchanges that fit it.
 * @param {Call} call
 * @param {string} base
 * @param {Take} take
 * @param {Kept} kept
 */
function hopsOf(call, base, take, kept) {
  const { url, method } = call.request
  const hops = [hopAt(call, url, method, base, take, kept)]
  for (let next = redirectedTo(call, hops); next; next = redirectedTo(call, hops)) {
    const hop = hopAt(call, next, null, base, take, kept)
    // A redirect that the browser refused to follow has no more to show.
    if (!hop.preflight && !hop.request && !hop.reused) break
    hops.push(hop)
  }
  return hops
}

/**
 * One hop to `url`. After a redirect the method may have changed: `method` is then null.
 * @param {Call} call
 * @param {string} url
 * @param {string | null} method
 * @param {string} base
 * @param {Take} take
 * @param {Kept} kept
 * @returns {Hop}
 */
function hopAt(call, url, method, base, take, kept) {
  /** @param {Exchange} exchange @param {string | undefined} sent */
  const fits = (exchange, sent) =>
    isOfScript(exchange, call) &&
    isAt(exchange, url, base) &&
    (method === null || isSameMethod(sent, method))
  /** @param {Exchange} each */
  const isRequest = (each) => each.kind === 'request' && fits(each, each.method)
  // What the browser does not tell of a request leaves a choice: the call's own mode decides it.
  const { mode = 'cors' } = call.request
  const request = take((each) => isRequest(each) && each.mode === mode) ?? take(isRequest)
  /** @param {Exchange} each */
  const isBefore = (each) => !request || each.started_ms <= request.started_ms
  const preflight = take(
    (each) => each.kind === 'preflight' && fits(each, asksFor(each)) && isBefore(each),
  )
  const mayReuse = !request && isSameMethod(call.request.method, 'GET')
  // A preflight that was refused ends the call; one that was not may be followed by a kept answer.
  const reused = mayReuse && (call.observed || !preflight) ? kept(url) : null
  return { preflight, request, reused: reused ?? null }
}

/**
 * The browser sends some methods in upper case whatever script wrote.
 * @param {string | undefined} sent
 * @param {string} asked
 */
function isSameMethod(sent, asked) {
  return sent?.toUpperCase() === asked.toUpperCase()
}

/** @param {Exchange} preflight */
function asksFor(preflight) {
  return header(preflight.request.headers, 'access-control-request-method')
}

/**
 * Where the last hop's answer sends the browser, as far as it followed; null when it did not.
 * @param {Call} call
 * @param {Hop[]} hops
 */
function redirectedTo(call, hops) {
  const response = hops.at(-1)?.request?.response
  const location = response && header(response.headers, 'location')
  const { url, redirect = 'follow' } = call.request
  const follows = REDIRECTS.includes(response?.status ?? 0) && redirect === 'follow'
  const leads = follows && location && hops.length <= MAX_REDIRECTS && URL.canParse(location, url)
  return leads ? new URL(location, url).href : null
}

/**
 * The record's path is below the run's own base and decoded once; the URL may be spelled otherwise.
 * The host may be any of the API's names.
 * @param {Exchange} exchange
 * @param {string} url
 * @param {string} base
 */
function isAt(exchange, url, base) {
  if (!URL.canParse(url)) return false
  const { pathname, search } = new URL(url)
  return decoded(pathname + search) === decoded(base + exchange.path)
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Elements and forms have a destination. Where it was told by Accept (backend/lab/purpose.py), script
 * may have set that itself.
 * @param {Exchange} exchange
 * @param {Call} call
 */
function isOfScript({ destination, request }, call) {
  const accept = header(call.request.headers ?? [], 'accept')
  return destination === '' || (accept && accept === header(request.headers, 'accept'))
}

/** @param {Exchange} exchange @param {string} api @param {Observation} main @returns {Pair} */
function element(exchange, api, { thrown }) {
  const { headers } = exchange.request
  const { destination, mode } = exchange
  /** @type {Call['request']} */
  const request = {
    api: 'element',
    destination,
    url: api + exchange.path,
    method: exchange.method,
    mode,
    // The element's crossorigin attribute is not to be seen from here, but the cookie is.
    credentials: header(headers, 'cookie') ? 'include' : 'same-origin',
  }
  const isPreflight = exchange.kind === 'preflight'
  const hop = { preflight: isPreflight ? exchange : null, request: isPreflight ? null : exchange }
  const read = thrown === undefined ? 'hands-over' : 'keeps'
  return {
    call: { request, at_ms: Date.now(), observed: null, error: null },
    hops: [{ ...hop, reused: null }],
    isElement: true,
    end: mode === 'cors' ? read : 'uses',
  }
}

/** @param {Pair} pair */
function exchangesOf({ hops }) {
  return hops.flatMap(({ preflight, request }) =>
    [preflight, request].filter((each) => each !== null),
  )
}

/**
 * The calls stay in their order; elements come between them where their exchanges do.
 * @param {Pair[]} calls
 * @param {Pair[]} elements
 * @param {Exchange[]} exchanges
 */
function inOrder(calls, elements, exchanges) {
  /** @param {Pair} each */
  const first = (each) => exchanges.indexOf(exchangesOf(each)[0])
  let last = -1
  const placed = calls.map((each) => {
    const reused = each.hops.at(-1)?.reused
    last = Math.max(last, first(each), reused ? exchanges.indexOf(reused) : -1)
    return { place: last, each }
  })
  // Of the same place is what a call reused: it comes first.
  const others = elements.map((each) => ({ place: first(each), each }))
  return [...others, ...placed].sort((a, b) => a.place - b.place).map(({ each }) => each)
}

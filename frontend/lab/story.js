// The story of a run: what JavaScript asked and saw, put in order with what the server recorded.
// Pure: data in, data out.

const REDIRECTS = [301, 302, 303, 307, 308]
const MAX_REDIRECTS = 20

/**
 * Returns the events of the calls in order, each `{lane, kind, call, exchange}`. `lane` is "js",
 * "browser" or "flask"; `kind` says what happened:
 *
 *     js       calls, gets
 *     browser  asks (a CORS-preflight request), sends, sends-after-asking, follows (a redirect),
 *              never-sends, hands-over, keeps
 *     flask    receives, answers, never-receives
 */
export function story(calls, exchanges) {
  return paired(calls, exchanges).flatMap(eventsOf)
}

/**
 * Returns how the last call ended: "readable", "opaque", "blocked" (Flask answered it, and the
 * browser kept the answer) or "not-sent" (it never reached Flask).
 */
export function outcomeOf(calls, exchanges) {
  const last = paired(calls, exchanges).at(-1)
  if (!last) return 'not-sent'
  const { call, hops } = last
  if (call.observed) return call.observed.type === 'opaque' ? 'opaque' : 'readable'
  return hops.at(-1)?.request ? 'blocked' : 'not-sent'
}

/** Returns the first value of a header in a list of [name, value], or undefined. */
export function header(headers, name) {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1]
}

// Each call with its hops: one, or one more for each redirect that the browser followed. Calls may
// have been under way at the same time, so each takes the first exchanges that fit it.
function paired(calls, exchanges) {
  const waiting = [...exchanges]
  const take = (fits) => {
    const index = waiting.findIndex(fits)
    return index < 0 ? null : waiting.splice(index, 1)[0]
  }
  return calls.map((call) => {
    const hops = [hopAt(call.request.url, call.request.method, take)]
    for (let next = redirectedTo(call, hops); next; next = redirectedTo(call, hops)) {
      hops.push(hopAt(next, null, take))
    }
    return { call, hops }
  })
}

// One hop to `url`. After a redirect the method may have changed: `method` is then null.
function hopAt(url, method, take) {
  const preflight = take(
    (exchange) =>
      exchange.kind === 'preflight' &&
      isAt(exchange, url) &&
      (method === null || isSameMethod(asksFor(exchange), method)),
  )
  const request = take(
    (exchange) =>
      exchange.kind === 'request' &&
      isAt(exchange, url) &&
      (method === null || isSameMethod(exchange.method, method)),
  )
  return { preflight, request }
}

// The browser sends some methods in upper case whatever script wrote.
function isSameMethod(sent, asked) {
  return sent.toUpperCase() === asked.toUpperCase()
}

function asksFor(preflight) {
  return header(preflight.request.headers, 'access-control-request-method')
}

// Where the last hop's answer sends the browser, as far as it followed; null when it did not.
function redirectedTo(call, hops) {
  const response = hops.at(-1).request?.response
  const location = response && header(response.headers, 'location')
  const { url, redirect = 'follow' } = call.request
  const follows = REDIRECTS.includes(response?.status) && redirect === 'follow'
  return follows && location && hops.length <= MAX_REDIRECTS ? new URL(location, url).href : null
}

// The record's path is below the run's own base and decoded once; the URL may be spelled otherwise.
function isAt(exchange, url) {
  return decoded(url.split('#')[0]).endsWith(decoded(exchange.path))
}

function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function eventsOf({ call, hops }) {
  return [
    { lane: 'js', kind: 'calls', call },
    ...hops.flatMap((hop, index) => hopEvents(call, hop, index === hops.length - 1)),
    { lane: 'js', kind: 'gets', call },
  ]
}

function hopEvents(call, { preflight, request }, isLast) {
  const events = []
  if (preflight)
    events.push(
      { lane: 'browser', kind: 'asks', call, exchange: preflight },
      ...atFlask(call, preflight),
    )
  if (!request) {
    events.push({ lane: 'browser', kind: 'never-sends', call, exchange: preflight })
    events.push({ lane: 'flask', kind: 'never-receives', call })
    return events
  }
  const sends = preflight ? 'sends-after-asking' : 'sends'
  const ends = isLast ? (call.observed ? 'hands-over' : 'keeps') : 'follows'
  return [
    ...events,
    { lane: 'browser', kind: sends, call, exchange: request },
    ...atFlask(call, request),
    { lane: 'browser', kind: ends, call, exchange: request },
  ]
}

function atFlask(call, exchange) {
  return [
    { lane: 'flask', kind: 'receives', call, exchange },
    { lane: 'flask', kind: 'answers', call, exchange },
  ]
}

// The story of a run: what JavaScript asked and saw, put in order with what the server recorded.
// Pure: data in, data out.

const REDIRECTS = [301, 302, 303, 307, 308]

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
  const { call, hops } = paired(calls, exchanges).at(-1)
  if (call.response) return call.response.type === 'opaque' ? 'opaque' : 'readable'
  return hops.at(-1)?.request ? 'blocked' : 'not-sent'
}

/** Returns the exchanges that belong to `calls`, and those that are left. */
export function exchangesOf(calls, exchanges) {
  const own = paired(calls, exchanges).flatMap(({ hops }) =>
    hops.flatMap(({ preflight, request }) => [preflight, request].filter(Boolean)),
  )
  return { own, left: exchanges.filter((exchange) => !own.includes(exchange)) }
}

/** Returns the first value of a header in a list of [name, value], or undefined. */
export function header(headers, name) {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1]
}

// Each call with its hops: one, or one more for each redirect that the browser followed.
function paired(calls, exchanges) {
  const waiting = [...exchanges]
  return calls.map((call) => {
    const hops = []
    do {
      const hop = { preflight: null, request: null }
      if (isPreflightOf(waiting[0], call)) hop.preflight = waiting.shift()
      if (isRequestOf(waiting[0], call, hops.length > 0)) hop.request = waiting.shift()
      hops.push(hop)
    } while (REDIRECTS.includes(hops.at(-1).request?.response.status) && waiting.length > 0)
    return { call, hops }
  })
}

function isPreflightOf(exchange, call) {
  if (exchange?.kind !== 'preflight') return false
  const asked = header(exchange.request.headers, 'access-control-request-method')
  return asked === call.method
}

function isRequestOf(exchange, call, isRedirected) {
  if (exchange?.kind !== 'request') return false
  return isRedirected || (exchange.method === call.method && call.url.endsWith(exchange.path))
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
  const ends = isLast ? (call.response ? 'hands-over' : 'keeps') : 'follows'
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

// The story of a run: what JavaScript asked and saw, put in order with what the server recorded.
// Pure: data in, data out.

/** @import { Call, Exchange, Hop, Observation, Outcome } from '../shared/types.d.ts' */
/** @import { Pair, StoryEvent } from '../shared/types.d.ts' */

/**
 * Returns the events of what the browser was asked for (see pairing.js) in order, each
 * `{lane, kind, call, exchange}`. `lane` is "js", "browser" or "flask"; `kind` says what happened:
 *
 *     js       calls, gets
 *     browser  asks (a CORS-preflight request), sends, sends-after-asking, loads (for an element),
 *              navigates (a form or a frame), follows (a redirect), reuses (an answer it had kept),
 *              never-sends, hands-over, keeps, uses
 *     flask    receives, answers, never-receives
 *
 * @param {Pair[]} pairs
 * @returns {StoryEvent[]}
 */
export function story(pairs) {
  return pairs.flatMap(eventsOf)
}

/**
 * Returns how the last call ended: "readable", "opaque", "blocked" (there was an answer, and the
 * browser kept it) or "not-sent" (it never reached Flask). Client code without a call is judged by
 * what its last element loaded, and by whether it threw.
 * @param {Pair[]} pairs
 * @param {Observation} main
 * @returns {Outcome}
 */
export function outcomeOf(pairs, { thrown }) {
  const last = pairs.findLast(({ isElement }) => !isElement) ?? pairs.at(-1)
  if (!last) return 'not-sent'
  const { call, hops, isElement, end } = last
  if (isElement) return thrown === undefined ? (end === 'uses' ? 'opaque' : 'readable') : 'blocked'
  if (call.observed) return isOpaque(call.observed) ? 'opaque' : 'readable'
  const { request, reused } = hops[hops.length - 1]
  return request || reused ? 'blocked' : 'not-sent'
}

/**
 * Returns whether what script got is a response with nothing in it.
 * @param {{ type?: string | null }} observed
 */
export function isOpaque({ type }) {
  return type === 'opaque' || type === 'opaqueredirect'
}

/** @param {Pair} pair @returns {StoryEvent[]} */
function eventsOf({ call, hops, isElement, end }) {
  const ends = hops.map((_, index) => (index === hops.length - 1 ? end : 'follows'))
  const events = hops.flatMap((hop, index) => hopEvents(call, hop, isElement, ends[index]))
  if (isElement) return events
  return [{ lane: 'js', kind: 'calls', call }, ...events, { lane: 'js', kind: 'gets', call }]
}

/**
 * @param {Call} call
 * @param {Hop} hop
 * @param {boolean} isElement
 * @param {string} end
 * @returns {StoryEvent[]}
 */
function hopEvents(call, { preflight, request, reused }, isElement, end) {
  /** @type {StoryEvent[]} */
  const asking = preflight
    ? [{ lane: 'browser', kind: 'asks', call, exchange: preflight }, ...atFlask(call, preflight)]
    : []
  if (reused)
    return [
      ...asking,
      { lane: 'browser', kind: 'reuses', call, exchange: reused },
      { lane: 'browser', kind: end, call, exchange: reused },
    ]
  if (!request)
    return [
      ...asking,
      { lane: 'browser', kind: 'never-sends', call, exchange: preflight },
      { lane: 'flask', kind: 'never-receives', call },
    ]
  return [
    ...asking,
    { lane: 'browser', kind: sending(call, preflight, isElement), call, exchange: request },
    ...atFlask(call, request),
    { lane: 'browser', kind: end, call, exchange: request },
  ]
}

/** @param {Call} call @param {Exchange | null} preflight @param {boolean} isElement */
function sending({ request }, preflight, isElement) {
  if (isElement) return request.mode === 'navigate' ? 'navigates' : 'loads'
  return preflight ? 'sends-after-asking' : 'sends'
}

/** @param {Call} call @param {Exchange} exchange @returns {StoryEvent[]} */
function atFlask(call, exchange) {
  return [
    { lane: 'flask', kind: 'receives', call, exchange },
    { lane: 'flask', kind: 'answers', call, exchange },
  ]
}

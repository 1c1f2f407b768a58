// Which headers a step of the standard compares, and in few words what it found.

/** @import { StandardStep, ToldCall } from '../shared/types.d.ts' */
/**
 * What is lit together with a gate. A call has at most one of each, but for those of a redirect.
 * @typedef {'asks' | 'permission' | 'follows' | 'decides'} Pair
 */

const ORIGIN = ['origin', 'access-control-allow-origin']
const METHOD = ['access-control-request-method', 'access-control-allow-methods']
const HEADERS = ['access-control-request-headers', 'access-control-allow-headers']

/** @type {Record<string, string[]>} */
const COMPARED = {
  'cors-check/allow-origin': ORIGIN,
  'cors-check/wildcard': ORIGIN,
  'cors-check/origin': ORIGIN,
  'cors-check/credentials': ['access-control-allow-credentials', 'cookie'],
  'cors-preflight-fetch/method': METHOD,
  'cors-preflight-fetch/parse-methods': METHOD,
  'cors-preflight-fetch/header': HEADERS,
  'cors-preflight-fetch/parse-headers': HEADERS,
  'cors-preflight-fetch/redirect': ['location'],
  'http-fetch/redirect-mode': ['location'],
  'http-fetch/cross-origin-resource-policy': ['cross-origin-resource-policy'],
  'http-redirect-fetch/followed': ['location'],
}

const PASSED = /** @type {const} */ ({
  'main-fetch/same-origin': 'gate.same-origin',
  'main-fetch/data': 'gate.data',
  'main-fetch/cross-origin': 'gate.opaque',
  'cors-check/wildcard': 'gate.wildcard',
  'cors-check/origin': 'gate.origin',
  'cors-check/credentials': 'gate.credentials',
  'cors-preflight-fetch/method': 'gate.listed',
  'cors-preflight-fetch/header': 'gate.listed',
})

const REFUSED = /** @type {const} */ ({
  'request/url': 'gate.no-url',
  'request/url-credentials': 'gate.no-url-credentials',
  'request/method': 'gate.no-method-at-all',
  'request/no-cors-method': 'gate.no-cors-method',
  'request/header': 'gate.no-header-at-all',
  'request/body': 'gate.no-body',
  'request/stream': 'gate.no-cors-stream',
  'xhr-open/method': 'gate.no-method-at-all',
  'xhr-open/url': 'gate.no-url',
  'xhr-set-request-header/header': 'gate.no-header-at-all',
  'main-fetch/mixed-content': 'gate.mixed-content',
  'main-fetch/bad-port': 'gate.bad-port',
  'main-fetch/mode': 'gate.mode',
  'main-fetch/no-cors': 'gate.no-cors-redirect',
  'main-fetch/scheme': 'gate.scheme',
  'local-network-access/address-space': 'gate.address-space',
  'http-fetch/stream': 'gate.stream',
  'http-fetch/redirect-mode': 'gate.redirect-mode',
  'http-fetch/cross-origin-resource-policy': 'gate.resource-policy',
  'http-network-fetch/connection': 'gate.connection',
  'http-network-fetch/response': 'gate.response',
  'http-redirect-fetch/location': 'gate.location',
  'http-redirect-fetch/scheme': 'gate.location',
  'http-redirect-fetch/count': 'gate.redirect-count',
  'http-redirect-fetch/credentials': 'gate.no-url-credentials',
  'http-redirect-fetch/userinfo': 'gate.no-url-credentials',
  'http-redirect-fetch/stream': 'gate.redirect-stream',
  'cors-check/allow-origin': 'gate.no-permission',
  'cors-check/origin': 'gate.other-origin',
  'cors-check/credentials': 'gate.no-credentials',
  'cors-preflight-fetch/redirect': 'gate.preflight-redirect',
  'cors-preflight-fetch/ok-status': 'gate.preflight-status',
  'cors-preflight-fetch/parse-methods': 'gate.no-list',
  'cors-preflight-fetch/parse-headers': 'gate.no-list',
  'cors-preflight-fetch/method': 'gate.method-not-listed',
  'cors-preflight-fetch/header': 'gate.header-not-listed',
})

const BY_REASON = /** @type {const} */ ({
  WildcardOriginNotAllowed: 'gate.wildcard-with-credentials',
  MultipleAllowOriginValues: 'gate.several-origins',
  InvalidAllowOriginValue: 'gate.no-origin-at-all',
})

/** @typedef {(typeof PASSED)[keyof typeof PASSED]} Passed */
/** @typedef {(typeof REFUSED)[keyof typeof REFUSED]} Refused */
/** @typedef {(typeof BY_REASON)[keyof typeof BY_REASON]} ByReason */
/** @typedef {Record<string, Passed | Refused | ByReason | undefined>} Found */

/**
 * Returns the names of the headers that a step compares, in lower case.
 * @param {StandardStep | null | undefined} step
 */
export function comparedBy(step) {
  return (step && COMPARED[step.id]) || []
}

/**
 * Returns the text that says in at most ten words what a step found, null if there is none for it.
 * @param {StandardStep & { reason?: string | null }} step
 */
export function foundBy({ id, passed, reason }) {
  const byReason = /** @type {Found} */ (BY_REASON)[reason ?? '']
  return byReason ?? /** @type {Found} */ (passed ? PASSED : REFUSED)[id] ?? null
}

/**
 * Returns the steps by which a preflight was judged: the permission of the origin, then the lists.
 * @param {ToldCall} call
 */
export function stepsOfPreflight({ explanation }) {
  return (explanation?.steps ?? []).filter(({ id }) => id.startsWith('cors-preflight-fetch/'))
}

/**
 * Returns a step of the call by its id, undefined if it did not come to that.
 * @param {ToldCall} call
 * @param {string} id
 */
export function stepOf({ explanation }, id) {
  return explanation?.steps.find((step) => step.id === id)
}

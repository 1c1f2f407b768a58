// The permission that a preflight leaves behind: for which request, and for how long.

import { browserKind } from '../shared/browser.js'
import { header } from '../shared/headers.js'

/** @import { Exchange } from '../shared/types.d.ts' */
/** @import { Placed } from './layout.js' */

// https://fetch.spec.whatwg.org/#cors-preflight-fetch-0, step 7.10; the limits are measured, but for
// Safari's, which stands in WebKit's source.
const DEFAULT_SECONDS = 5
const LIMIT_SECONDS = { chromium: 7200, firefox: 86400, safari: 600, standard: Infinity }

/**
 * Returns what the browser remembers after these events of a call, null if there is nothing.
 * @param {Placed[]} placed
 * @param {Map<number, Exchange>} exchangeOf
 */
export function permissionAfter(placed, exchangeOf) {
  const index = placed.findLastIndex(({ event }) => event.kind === 'sends-after-asking')
  const asked = exchangeOf.get(placed[index - 1]?.event.exchange ?? -1)
  if (!asked) return null
  const seconds = secondsOf(header(asked.response.headers, 'access-control-max-age'))
  const method = header(asked.request.headers, 'access-control-request-method')
  return seconds > 0 ? `${method} ${asked.path} · ${seconds} s` : null
}

/** @param {string | undefined} field */
function secondsOf(field) {
  const seconds = field !== undefined && /^\d+$/.test(field) ? Number(field) : DEFAULT_SECONDS
  return Math.min(seconds, LIMIT_SECONDS[browserKind()])
}

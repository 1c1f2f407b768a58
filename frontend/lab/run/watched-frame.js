// Watches the page in a frame of the same origin: which calls it makes, and what it gets to know.

import { watchedFetch } from './observer.js'

/** @import { Call } from '../shared/types.d.ts' */

/**
 * Calls `told` with all calls of the page in the frame, each time that one of them has ended. A page
 * with framed.js in it is watched from its first call on.
 * @param {HTMLIFrameElement} frame
 * @param {(calls: Call[]) => void} told
 * @param {AbortSignal} signal
 */
export function watchFrame(frame, told, signal) {
  frame.addEventListener('begins', () => watchPage(frame, told), { signal })
}

/** @param {HTMLIFrameElement} frame @param {(calls: Call[]) => void} told */
function watchPage(frame, told) {
  const page = /** @type {Window & typeof globalThis} */ (frame.contentWindow)
  /** @type {Call[]} */
  const calls = []
  const watched = watchedFetch(page.fetch, (request) => {
    /** @type {Call} */
    const call = { request, at_ms: Date.now(), observed: null, error: null }
    calls.push(call)
    return call
  })
  page.fetch = (...asked) => watched(...asked).finally(() => told(calls))
}

// Watches client code from outside: which requests it makes, and what it gets to know.

import { within } from '../shared/within.js'
import { askedOfFetch } from './requests.js'
import { watchedXhr } from './watched-xhr.js'

/** @import { Call, CallRequest, Observation, Observed } from '../shared/types.d.ts' */

/**
 * Runs `work` and returns what could be seen of it, all plain data. The client code needs no change:
 * the global fetch() and XMLHttpRequest are replaced while it runs. Throws the reason of the `signal`
 * when that is aborted: what the work does from then on is no longer seen.
 * @param {() => unknown} work
 * @param {AbortSignal} [signal]
 * @returns {Promise<Observation>}
 */
export async function observe(work, signal) {
  /** @type {Call[]} */
  const calls = []
  const { fetch: realFetch, XMLHttpRequest: RealXhr } = globalThis
  /** @param {CallRequest} request */
  const begin = (request) => {
    /** @type {Call} */
    const call = { request, at_ms: Date.now(), observed: null, error: null }
    calls.push(call)
    return call
  }
  globalThis.fetch = watchedFetch(realFetch, begin)
  globalThis.XMLHttpRequest = watchedXhr(RealXhr, begin)
  try {
    return { calls, returned: asText(await within(signal, work())) }
  } catch (error) {
    signal?.throwIfAborted()
    return { calls, thrown: inWords(error) }
  } finally {
    Object.assign(globalThis, { fetch: realFetch, XMLHttpRequest: RealXhr })
  }
}

/**
 * Returns a fetch() that tells of each call: `begin` takes what is asked for, and gives the call in
 * which to note what becomes of it.
 * @param {typeof fetch} realFetch
 * @param {(request: CallRequest) => Call} begin
 * @returns {typeof fetch}
 */
export function watchedFetch(realFetch, begin) {
  return async (input, init) => {
    const call = begin(askedOfFetch(input, init))
    try {
      const response = await realFetch(input, init)
      call.observed = seenOf(response)
      return response
    } catch (error) {
      call.error = inWords(error)
      throw error
    }
  }
}

/** @param {Response} response @returns {Observed} */
function seenOf({ type, status, headers }) {
  return { type, status, readable_headers: [...headers.keys()] }
}

/** @param {unknown} error */
function inWords(error) {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

/** @param {unknown} value */
function asText(value) {
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? 'undefined')
}

// Watches client code from outside: which requests it makes, and what it gets to know.

import { askedOfFetch } from './requests.js'
import { watchedXhr } from './watched-xhr.js'

/**
 * Runs `work` and returns what could be seen of it: `{calls, returned}` or `{calls, thrown}`, all
 * plain data. The client code needs no change: the global fetch() and XMLHttpRequest are replaced
 * while it runs. A call is
 *
 *     request   what script asked for, as in backend/whycors/cases/case.schema.json
 *     at_ms     when, in milliseconds since 1970
 *     observed  {type, status, readable_headers} of the response; null while there is none
 *     error     the error in words, if there was one
 */
export async function observe(work) {
  const calls = []
  const { fetch: realFetch, XMLHttpRequest: RealXhr } = globalThis
  const begin = (request) => {
    const call = { request, at_ms: Date.now(), observed: null, error: null }
    calls.push(call)
    return call
  }
  globalThis.fetch = async (input, init) => {
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
  globalThis.XMLHttpRequest = watchedXhr(RealXhr, begin)
  try {
    return { calls, returned: asText(await work()) }
  } catch (error) {
    return { calls, thrown: inWords(error) }
  } finally {
    Object.assign(globalThis, { fetch: realFetch, XMLHttpRequest: RealXhr })
  }
}

function seenOf({ type, status, headers }) {
  return { type, status, readable_headers: [...headers.keys()] }
}

function inWords(error) {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

function asText(value) {
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? 'undefined')
}

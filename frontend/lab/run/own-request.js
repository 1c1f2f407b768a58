// A request of the reader's own, sent for real, and what script gets of it.

/** @import { Headers as HeaderPairs } from '../shared/types.d.ts' */
/**
 * @typedef {{
 *   url: string, method: string, headers: HeaderPairs, body: string | null,
 *   mode: RequestMode, credentials: RequestCredentials,
 * }} OwnRequest
 */
/**
 * What script got: an answer with the headers that it may read and the beginning of its body, or the
 * error in words.
 * @typedef {{
 *   origin: string, type: string, status: number, headers: HeaderPairs, body: string, error: null,
 * } | { origin: string, error: string }} Got
 */

const PATIENCE_MS = 20_000
const BODY_SHOWN = 200

/**
 * Sends it from this page, as it is: nothing is watched, and the lab's server has no part in it.
 * @param {OwnRequest} request
 * @returns {Promise<Got>}
 */
export async function sendOwn({ url, ...init }) {
  const { origin } = location
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
    const { type, status } = response
    const body = (await response.text()).slice(0, BODY_SHOWN)
    return { origin, type, status, headers: [...response.headers], body, error: null }
  } catch (error) {
    return {
      origin,
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    }
  }
}

// Takes a file or a long text in a worker.

import { Untakable } from './given.js'

/** @import { Given, Held, Reason } from './given.js' */

/**
 * Returns a file's text, or a text under a name, ready to be sent. Throws Untakable.
 * @param {Given} given
 * @returns {Promise<Held>}
 */
export function taken(given) {
  const worker = new Worker(new URL('./given-worker.js', import.meta.url), { type: 'module' })
  /** @type {Promise<Held>} */
  const answer = new Promise((resolve, reject) => {
    /** @param {MessageEvent<{ held?: Held, refused?: Reason }>} event */
    const receive = ({ data: { held, refused } }) => {
      if (held) resolve(held)
      else if (refused) reject(new Untakable(refused))
    }
    worker.addEventListener('message', receive)
    worker.addEventListener('error', ({ message }) => reject(new Error(message)))
  })
  worker.postMessage(given)
  return answer.finally(() => worker.terminate())
}

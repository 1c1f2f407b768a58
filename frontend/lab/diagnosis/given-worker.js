// In a worker: takes what is large, so that the page stays smooth meanwhile.

import { heldOf, Untakable } from './given.js'

/** @import { Given } from './given.js' */

/** @param {MessageEvent<Given>} event */
async function take({ data }) {
  try {
    postMessage({ held: await heldOf(data) })
  } catch (error) {
    if (!(error instanceof Untakable)) throw error
    postMessage({ refused: error.reason })
  }
}

addEventListener('message', take)

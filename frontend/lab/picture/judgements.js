// What the browser judged, and by which step of the standard.

import { comparedBy, stepOf, stepsOfPreflight } from './compared.js'

/** @import { StandardStep, ToldCall } from '../shared/types.d.ts' */
/** @import { Judgement } from './pills.js' */
/** @import { Placed } from './layout.js' */

const LISTS = ['cors-preflight-fetch/method', 'cors-preflight-fetch/header']

/**
 * Returns how each exchange of a call was judged, by its number.
 * @param {Placed[]} placed the call's events
 * @param {ToldCall} call
 * @returns {Map<number, Judgement>}
 */
export function judgementsOf(placed, call) {
  /** @type {Map<number, Judgement>} */
  const judged = new Map()
  placed.forEach(({ event }, index) => {
    const { exchange } = placed[index - 1]?.event ?? {}
    if (event.kind === 'sends-after-asking' && typeof exchange === 'number') {
      judged.set(exchange, { pair: 'permission', names: permitted(call), refused: false })
    }
    if (event.kind === 'follows' && event.exchange !== null) {
      judged.set(event.exchange, { pair: 'follows', names: ['location'], refused: false })
    }
    if (event.gate && event.exchange !== null) {
      judged.set(event.exchange, {
        pair: 'decides',
        names: comparedBy(event.gate),
        refused: !event.gate.passed,
      })
    }
  })
  return judged
}

/**
 * Returns the step that let the request be sent: the last check of its preflight.
 * @param {ToldCall} call
 * @returns {StandardStep | undefined}
 */
export function permissionOf(call) {
  return stepsOfPreflight(call).findLast(({ id, passed }) => passed && LISTS.includes(id))
}

/** @param {ToldCall} call */
function permitted(call) {
  const isSafelisted = ['GET', 'HEAD', 'POST'].includes(call.request.method.toUpperCase())
  const asked = LISTS.map((id) => stepOf(call, id)).filter(
    (step) => step && !(isSafelisted && step.id === LISTS[0]),
  )
  return asked.flatMap(comparedBy)
}

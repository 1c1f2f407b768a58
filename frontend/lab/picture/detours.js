// Events in which the browser goes another way: it takes an answer that it had kept, or turns round.

import { element } from '../shared/dom.js'
import { t } from '../shared/text.js'
import { stepOf } from './compared.js'
import { because, gate, inRow, message } from './parts.js'
import { pillsOfAnswer } from './pills.js'

/** @import { Exchange } from '../shared/types.d.ts' */
/** @import { Moment } from './types.d.ts' */

/** @param {Moment} moment */
export function reuses({ row, number, exchange, judgement, scene }) {
  const { method, path, response } = /** @type {Exchange} */ (exchange)
  const pills = pillsOfAnswer(/** @type {Exchange} */ (exchange), judgement, {
    ...scene,
    isCached: true,
  })
  const asked = element('s', {}, `${method} ${path}`)
  const kept = element('code', {}, `${response.status} ${response.reason}`)
  const ends = element('span', { class: 'ends' }, t('picture.kept-answer'))
  const why = because(t('gate.reuses'))
  return [
    gate({ row, looks: 'cut', number, verb: t('picture.verb.reuses'), why }),
    message({
      zone: 'b',
      row,
      to: 'right',
      by: 'none',
      looks: 'ghost',
      name: asked,
      ends: element('span', {}, t('picture.not-sent-again')),
    }),
    message({
      zone: 'b',
      row: row + 1,
      to: 'left',
      by: 'browser',
      looks: 'kept ends',
      name: kept,
      ends,
      pills,
    }),
  ]
}

/** @param {Moment} moment */
export function follows({ row, number, call, exchange }) {
  const step = stepOf(call, 'http-redirect-fetch/followed')
  const why = exchange ? because(t('gate.follows')) : []
  const verb = t('picture.verb.follows')
  return [
    gate({ row, looks: 'cut ends turns', number, verb, step, why, pair: 'follows' }),
    turn('in', row),
    turn('out', row + 1),
  ]
}

/** @param {'in' | 'out'} way @param {number} row */
function turn(way, row) {
  return inRow(element('span', { class: `part turn ${way}`, 'aria-hidden': 'true' }), row)
}

// One event as an item of the story: who speaks to whom, and the parts that are drawn of it.

import { element } from '../shared/dom.js'
import { t } from '../shared/text.js'
import { answers, neverAnswers, neverReceives, receives } from './arriving.js'
import { follows, reuses } from './detours.js'
import { fails, gets, handsOver, keeps, neverSends, uses } from './ending.js'
import { serverName } from './frame.js'
import { partyOf } from './layout.js'
import { asks, calls, loads, navigates, sends, sendsAfterAsking } from './leaving.js'

/** @import { EventKind } from '../shared/types.d.ts' */
/** @import { Moment } from './types.d.ts' */

/** @type {Record<EventKind, (moment: Moment) => HTMLElement[]>} */
const DRAWN = {
  calls,
  asks,
  sends,
  'sends-after-asking': sendsAfterAsking,
  loads,
  navigates,
  reuses,
  follows,
  receives,
  answers,
  'never-receives': neverReceives,
  'never-answers': neverAnswers,
  'hands-over': handsOver,
  keeps,
  uses,
  'never-sends': neverSends,
  fails,
  gets,
}

/** @param {Moment} moment */
export function item(moment) {
  const { event } = moment
  return element(
    'li',
    { class: `${event.lane} ${event.kind}` },
    element('span', { class: 'who' }, ...speakers(moment)),
    ' ',
    ...DRAWN[event.kind](moment),
  )
}

/** @param {Moment} moment */
function speakers(moment) {
  const [from, to] = partiesOf(moment)
  if (!to) return [from]
  const arrow = element('span', { 'aria-hidden': 'true' }, ' → ')
  return [from, arrow, element('span', { class: 'sr' }, ` ${t('picture.to')} `), to]
}

/** @param {Moment} moment @returns {[from: string, to?: string]} */
function partiesOf({ event, exchange, scene }) {
  const js = t(scene.isAttacker ? 'picture.attacker' : 'lane.js')
  const browser = t('lane.browser')
  const party = partyOf(exchange)
  const server = party ? t(`picture.party.${party}`) : serverName(scene.told)
  if (event.kind === 'calls') return [js, browser]
  if (event.kind === 'gets') return [browser, js]
  if (event.lane === 'browser') return [browser]
  const isAnswer = event.kind === 'answers' || event.kind === 'never-answers'
  return isAnswer ? [server, browser] : [browser, server]
}

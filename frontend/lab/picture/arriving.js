// Events behind the gate: what arrived, who answered, and what never came.

import { element } from '../shared/dom.js'
import { header } from '../shared/headers.js'
import { t } from '../shared/text.js'
import { effectOf } from './held.js'
import { partyOf } from './layout.js'
import { requestLine } from './leaving.js'
import { message } from './parts.js'
import { pillsOfAnswer, pillsOfRequest } from './pills.js'
import {
  asFarAsTold,
  isServerUnknown,
  isUnknown,
  methodSent,
  questionMark,
  withUnknown,
} from './told.js'

/** @import { Exchange } from '../shared/types.d.ts' */
/** @import { Moment, Scene } from './types.d.ts' */

/** @param {Moment} moment */
export function receives({ row, number, call, exchange, judgement, scene }) {
  const { path, view, kind } = /** @type {Exchange} */ (exchange)
  const party = partyOf(exchange)
  const asked = methodSent(scene, /** @type {Exchange} */ (exchange))
  const name = element('code', {}, asked, ` ${otherHost(exchange, scene.api)}${path}`)
  const pills = asFarAsTold(
    scene,
    call,
    /** @type {Exchange} */ (exchange),
    pillsOfRequest(/** @type {Exchange} */ (exchange), call, judgement),
  )
  const by = kind === 'preflight' ? 'browser' : 'js'
  const looks = span(scene.party !== null && party === null)
  const { effect } = scene.story
  const below = effect?.exchange === exchange?.number && effect ? effectOf(effect) : null
  const parts = [
    message({
      zone: 'b',
      row,
      to: 'right',
      by,
      looks,
      number,
      name,
      ends: isServerUnknown(scene.told) ? null : ran(view),
      pills,
      below,
    }),
  ]
  if (party) parts.push(notAsked(row))
  return parts
}

/** @param {Moment} moment */
export function answers({ row, number, exchange, judgement, scene, event }) {
  const { response } = /** @type {Exchange} */ (exchange)
  const party = partyOf(exchange)
  const status = `${response.status} ${response.reason}`.trim()
  const isKnown = !isStatusUnknown(scene, exchange)
  const name = element('code', {}, isKnown ? status : questionMark())
  const isCached =
    scene.party === 'cache' || /max-age/.test(header(response.headers, 'cache-control') ?? '')
  const told = pillsOfAnswer(/** @type {Exchange} */ (exchange), judgement, { ...scene, isCached })
  const pills = isUnknown(scene, exchange, 'response headers') ? withUnknown(told) : told
  const looks = [
    span(scene.party !== null && party === null),
    endsAtGate(event.exchange, scene),
    isKnown ? '' : 'not-known',
  ].join(' ')
  const by = party ? 'party' : 'flask'
  return [message({ zone: 'b', row, to: 'left', by, looks, number, name, pills })]
}

/** @param {Moment} moment */
export function neverReceives({ row, number, call, scene }) {
  const name = element('s', {}, ...requestLine(call, scene))
  const ends = element('span', {}, t('picture.never-sent'))
  return [message({ zone: 'b', row, to: 'right', by: 'none', looks: 'ghost', number, name, ends })]
}

/** @param {Moment} moment */
export function neverAnswers({ row, number, call, exchange, before, scene }) {
  if (before === 'receives') {
    const name = isUnknown(scene, exchange, 'response') ? questionMark() : t('picture.no-answer')
    return [message({ zone: 'b', row, to: 'left', by: 'none', looks: 'ghost', number, name })]
  }
  const name = element('code', {}, ...requestLine(call, scene))
  const isUntold = isUnknown(scene, exchange, 'response')
  const ends = element('span', {}, t(isUntold ? 'picture.no-answer' : 'picture.nobody'))
  return [message({ zone: 'b', row, to: 'right', by: 'js', looks: 'lost', number, name, ends })]
}

/**
 * Whether nobody told the status, or not even that there was an answer.
 * @param {Scene} scene
 * @param {Exchange | undefined} exchange
 */
export function isStatusUnknown(scene, exchange) {
  return ['response', 'response status'].some((part) =>
    isUnknown(scene, exchange, /** @type {'response'} */ (part)),
  )
}

/**
 * The host that was asked, where a redirect led away from the API's own.
 * @param {Exchange | undefined} exchange
 * @param {string} api
 */
function otherHost(exchange, api) {
  const host = header(exchange?.request.headers ?? [], 'host')
  return host && host !== new URL(api).host ? host : ''
}

/** @param {number} row */
function notAsked(row) {
  const says = t('picture.not-asked')
  return message({ zone: 'c', row, to: 'right', by: 'none', looks: 'ghost', name: says })
}

/** @param {string | null} view */
function ran(view) {
  if (view) return element('span', { class: 'ran' }, t('event.ran', { view: `${view}()` }))
  return element('span', { class: 'ran not' }, t('event.no-view-ran'))
}

/** @param {boolean} goesOn to Flask, past a party that stands before it */
function span(goesOn) {
  return goesOn ? 'far' : ''
}

/**
 * Whether an answer's line goes on through the gate, or ends at it, with its head or at the ✕.
 * @param {number | null} exchange
 * @param {Scene} scene
 */
function endsAtGate(exchange, { story }) {
  const index = story.events.findIndex(
    (event) => event.kind === 'answers' && event.exchange === exchange,
  )
  const next = story.events[index + 1]
  if (next?.kind === 'hands-over') return isOpaque(next.call, story) ? '' : 'passes'
  return next?.kind === 'keeps' || next?.kind === 'never-sends' ? 'ends' : ''
}

/** @param {number} id @param {import('../shared/types.d.ts').Story} story */
function isOpaque(id, { calls }) {
  return calls.find((call) => call.id === id)?.outcome === 'opaque'
}

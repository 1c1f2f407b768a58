// One sentence for each event: what is said while the reader steps through them.

import { header } from '../shared/headers.js'
import { t } from '../shared/text.js'
import { isStatusUnknown } from './arriving.js'
import { stepOf } from './compared.js'
import { cookiesOf } from './held.js'
import { partyOf } from './layout.js'
import { askerOf, urlOf } from './leaving.js'
import { isCallUnknown, isServerUnknown, methodInWords } from './told.js'

/** @import { EventKind, Exchange } from '../shared/types.d.ts' */
/** @import { Moment, Scene } from './types.d.ts' */

/**
 * Returns the sentence; code in it stands in backticks.
 * @param {Moment} moment
 * @returns {string}
 */
export function sentenceOf(moment) {
  const { event } = moment
  const sentence = TELLERS[event.kind](moment)
  return event.gate && !event.gate.passed ? `${sentence} ${event.gate.sentence}` : sentence
}

/** @type {Record<EventKind, (moment: Moment) => string>} */
const TELLERS = {
  calls: ({ call, scene }) => {
    const by = call.request.api === 'xhr' ? 'XMLHttpRequest' : 'fetch()'
    return t('event.calls', { by, ...requestOf(call, scene) })
  },
  asks: ({ call, exchange, scene }) => {
    const asked = exchange && header(exchange.request.headers, 'access-control-request-headers')
    const method = methodInWords(scene, call)
    if (!asked || isCallUnknown(scene, call, 'request headers')) return t('event.asks', { method })
    return t('event.asks-headers', { method, headers: asked.replaceAll(',', ', ') })
  },
  sends,
  'sends-after-asking': ({ call, scene }) =>
    t('event.sends-after-asking', { method: methodInWords(scene, call) }),
  loads: ({ call, exchange, scene }) =>
    t('event.loads', { asker: askerOf(call, exchange), url: urlOf(call, scene.api) }),
  navigates: ({ call, scene }) => t('event.navigates', requestOf(call, scene)),
  reuses: () => t('event.reuses'),
  follows: () => t('event.follows'),
  receives,
  answers,
  'never-receives': ({ call, scene }) => t('event.never-receives', requestOf(call, scene)),
  'never-answers': ({ before }) =>
    t(before === 'receives' ? 'event.never-answers' : 'event.nobody-answers'),
  'hands-over': ({ call, scene }) => {
    if (call.outcome === 'opaque') return t('event.hands-over-opaque')
    return t(scene.isTheft ? 'event.must-hand-over' : 'event.hands-over')
  },
  keeps: () => t('event.keeps'),
  uses: () => t('event.uses'),
  'never-sends': ({ call, scene }) => t('event.never-sends', requestOf(call, scene)),
  fails: () => t('event.fails'),
  gets: ({ call }) => {
    if (call.error !== null) return t('event.gets-error', { error: call.error })
    return t('event.gets', { status: call.observed?.status ?? 0 })
  },
}

/** @param {Moment} moment */
function sends({ call, exchange, before }) {
  if (before !== 'calls') return t('event.sends-on')
  if (stepOf(call, 'http-fetch/preflight-cached')) return t('event.sends-remembered')
  const turn = cookiesOf(call, exchange)
  if (exchange && header(exchange.request.headers, 'cookie')) return t('event.sends-cookie')
  return t(turn?.withheld.length ? 'event.sends-without-cookie' : 'event.sends')
}

/** @param {Moment} moment */
function answers({ exchange, scene }) {
  const { response } = /** @type {Exchange} */ (exchange)
  const party = partyOf(exchange)
  const status = `${response.status} ${response.reason}`.trim()
  if (isStatusUnknown(scene, exchange)) return t('event.answers.unknown')
  return t(`event.answers.${party ?? (isServerUnknown(scene.told) ? 'server' : 'flask')}`, {
    status,
  })
}

/** @param {Moment} moment */
function receives({ exchange, call, scene }) {
  const { kind, method, path, view } = /** @type {Exchange} */ (exchange)
  const party = partyOf(exchange)
  if (isServerUnknown(scene.told)) {
    const arrived = kind === 'preflight' ? method : methodInWords(scene, call)
    return t('event.receives.server', { method: arrived, path })
  }
  if (party) return t(`event.receives.${party}`, { method, path })
  if (view) return t('event.receives.view', { method, path, view: `${view}()` })
  return t('event.receives.app', { method, path })
}

/** @param {Moment['call']} call @param {Scene} scene */
function requestOf(call, scene) {
  return { method: methodInWords(scene, call), url: urlOf(call, scene.api) }
}

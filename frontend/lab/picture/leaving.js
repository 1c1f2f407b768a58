// Events in which something leaves: script's call, and what the browser does about it.

import { element } from '../shared/dom.js'
import { header } from '../shared/headers.js'
import { t } from '../shared/text.js'
import { stepOf } from './compared.js'
import { cookiesOf, jarOnLeaving } from './held.js'
import { permissionOf } from './judgements.js'
import { because, gate, message } from './parts.js'
import { pillsOfCall } from './pills.js'
import { isCallUnknown, isRequestKnown, methodOf, withUnknown } from './told.js'
import { cut, shortUrl } from './values.js'

/** @import { Exchange, ToldCall } from '../shared/types.d.ts' */
/** @import { Moment, Scene } from './types.d.ts' */

const URL_SHOWN = 34

// What asks for an element's request, by its destination.
// https://fetch.spec.whatwg.org/#concept-request-destination
/** @type {Record<string, string>} */
const ASKED_BY = {
  audio: '<audio>',
  font: '@font-face',
  iframe: '<iframe>',
  image: '<img>',
  script: '<script>',
  style: '<link>',
  track: '<track>',
  video: '<video>',
}

/** @param {Moment} moment */
export function calls({ row, number, call, scene, event }) {
  const name = element('code', {}, ...requestLine(call, scene))
  const { events } = scene.story
  const looks = events[events.indexOf(event) + 1]?.kind === 'sends' ? 'passes' : ''
  const { request } = call
  const pills = isCallUnknown(scene, call, 'request headers')
    ? withUnknown(pillsOfCall({ ...request, headers: [] }))
    : pillsOfCall(request)
  return [message({ zone: 'a', row, to: 'right', by: 'js', looks, number, name, pills })]
}

/** @param {Moment} moment */
export function asks({ row, number, call, exchange, scene }) {
  const why = because(whyAskedAsTold(scene, call, exchange))
  return [gate({ row, looks: 'cut', number, verb: t('picture.verb.asks'), why, pair: 'asks' })]
}

/** @param {Moment} moment */
export function sends(moment) {
  const { row, number, call, before } = moment
  const goesOn = before !== 'calls'
  const step = stepOf(call, 'http-fetch/preflight-cached')
  const slip = step && element('span', { class: 'slip' }, permissionFrom(moment))
  const held = jarOf(moment) ?? slip
  const verb = goesOn ? t('picture.verb.sends-on') : verbOfSending(moment, Boolean(step))
  const why = held || goesOn ? [] : because(whySentAsTold(moment.scene, call))
  const looks = goesOn ? 'goes-on' : 'on'
  const parts = [gate({ row, looks, number, verb, step, why, held, through: !goesOn })]
  return isOffTheRecord(moment) ? [...parts, unrecorded(moment)] : parts
}

// It was answered, by a server of which the lab has no record.
/** @param {Moment} moment */
function isOffTheRecord({ event, scene }) {
  const { events } = scene.story
  return event.exchange === null && events[events.indexOf(event) + 1]?.kind !== 'never-answers'
}

/** @param {Moment} moment */
function unrecorded({ row, call, scene }) {
  const name = element('code', {}, ...requestLine(call, scene))
  const ends = element('span', {}, t('picture.unrecorded'))
  return message({ zone: 'b', row, to: 'right', by: 'js', looks: 'lost', name, ends })
}

/** @param {Moment} moment */
export function sendsAfterAsking(moment) {
  const { row, number, call } = moment
  const step = permissionOf(call)
  const why = because(t('gate.listed'))
  const looks = 'pass cut ends'
  const verb = t('picture.verb.has-permission')
  return [
    gate({ row: row - 1, looks, number, verb, step, why, pair: 'permission' }),
    gate({ row, looks: 'goes-on', verb: t('picture.verb.sends-it'), held: jarOf(moment) }),
  ]
}

/** @param {Moment} moment */
export function loads(moment) {
  const { row, number, call, exchange } = moment
  const name = element('code', {}, askerOf(call, exchange))
  const pills = call.request.mode === 'no-cors' ? [] : pillsOfCall(call.request)
  const why = because(call.request.mode === 'no-cors' ? t('gate.loads') : t('gate.no-question'))
  const held = jarOf(moment)
  const verb = verbOfSending(moment, false)
  return [
    message({ zone: 'a', row, to: 'right', by: 'js', looks: 'passes', number, name, pills }),
    gate({ row, looks: 'on', verb, why: held ? [] : why, held, through: true }),
  ]
}

/** @param {Moment} moment */
export function navigates(moment) {
  const { row, number, call } = moment
  const name = call.request.method === 'POST' ? 'picture.form' : 'picture.navigation'
  const held = jarOf(moment)
  const why = held ? [] : because(t('gate.navigates'))
  const verb = verbOfSending(moment, false)
  return [
    message({ zone: 'a', row, to: 'right', by: 'js', looks: 'passes', number, name: t(name) }),
    gate({ row, looks: 'on', verb, why, held, through: true }),
  ]
}

/** @param {Moment} moment @param {boolean} isRemembered */
function verbOfSending({ call, exchange }, isRemembered) {
  const turn = cookiesOf(call, exchange)
  const bears = exchange && header(exchange.request.headers, 'cookie')
  if (bears) return t('picture.verb.adds-cookie')
  if (turn?.withheld.length) return t('picture.verb.keeps-cookie')
  return isRemembered ? t('picture.verb.remembers') : t('picture.verb.sends')
}

/** @param {Moment} moment */
function jarOf({ call, exchange }) {
  return jarOnLeaving(cookiesOf(call, exchange))
}

/** @param {Moment} moment */
function permissionFrom({ scene, event }) {
  const { events, calls } = scene.story
  const earlier = events.slice(0, events.indexOf(event))
  const asked = earlier.findLast(({ kind }) => kind === 'asks')
  if (!asked) return t('picture.slip.before')
  return t('picture.slip', { number: calls.findIndex(({ id }) => id === asked.call) + 1 })
}

/** @param {ToldCall} call */
function whySent(call) {
  return stepOf(call, 'main-fetch/no-preflight-needed') ? t('gate.no-question') : ''
}

/** @param {Scene} scene @param {ToldCall} call */
function whySentAsTold(scene, call) {
  const isSure = !isCallUnknown(scene, call, 'preflight') && isRequestKnown(scene, call)
  return isSure ? whySent(call) : t('gate.asked-unknown')
}

/** @param {Scene} scene @param {ToldCall} call @param {Exchange | undefined} exchange */
function whyAskedAsTold(scene, call, exchange) {
  if (isCallUnknown(scene, call, 'preflight')) return t('gate.asked-unknown')
  return isRequestKnown(scene, call) ? whyAsked(call, exchange) : t('gate.asks-unknown')
}

/** @param {ToldCall} call @param {Exchange | undefined} exchange */
function whyAsked({ request }, exchange) {
  const asked = exchange && header(exchange.request.headers, 'access-control-request-headers')
  const { method } = request
  if (!['GET', 'HEAD', 'POST'].includes(method.toUpperCase()))
    return t('gate.asks-method', { method })
  if (!asked) return t('gate.asks-flag')
  if (asked === 'content-type') return t('gate.asks-type')
  return t('gate.asks-headers', { headers: `\`${asked.replaceAll(',', '`, `')}\`` })
}

/** @param {ToldCall} call @param {Exchange | undefined} exchange */
export function askerOf({ request }, exchange) {
  const { destination = '' } = request
  if (destination in ASKED_BY) return ASKED_BY[destination]
  const isStream = exchange && header(exchange.request.headers, 'accept') === 'text/event-stream'
  return isStream ? 'EventSource' : destination || t('picture.other-asker')
}

/**
 * The method, or a question mark for it, and the URL.
 * @param {ToldCall} call
 * @param {Scene} scene
 */
export function requestLine(call, scene) {
  return [methodOf(scene, call), ` ${urlOf(call, scene.api)}`]
}

/** @param {ToldCall} call @param {string} api */
export function urlOf({ request }, api) {
  return cut(shortUrl(request.url, api).replace(/^http:\/\//, ''), URL_SHOWN)
}

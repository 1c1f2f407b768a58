// Events in which a call ends: what the browser decides, and what script is left with.

import { element } from '../shared/dom.js'
import { t } from '../shared/text.js'
import { foundBy } from './compared.js'
import { cookiesOf, jarOnAnswer } from './held.js'
import { partyOf } from './layout.js'
import { askerOf } from './leaving.js'
import { because, gate, message } from './parts.js'
import { gist } from './values.js'

/** @import { Gate, ToldCall } from '../shared/types.d.ts' */
/** @import { Pill } from './pills.js' */
/** @import { Moment, Scene } from './types.d.ts' */

/** @param {Moment} moment */
export function handsOver(moment) {
  const { row, number, event, call, scene, exchange } = moment
  const isOpaque = call.outcome === 'opaque'
  const looks = isOpaque ? 'sealed ends' : scene.isAttacker ? 'steal' : 'pass'
  const lets = scene.isTheft ? 'picture.verb.must' : 'picture.verb.hands-over'
  const verb = t(isOpaque ? 'picture.verb.seals' : lets)
  const parts = [
    gate({
      ...decided(event.gate, jarOf(moment)),
      row,
      looks,
      number,
      verb,
      through: !isOpaque,
    }),
  ]
  if (call.request.api !== 'element') return parts
  // No event tells what an element got: that it asked, and was let, is all there is.
  const name = element('code', {}, askerOf(call, exchange))
  const gets = element('span', {}, t('picture.element-gets'))
  return [...parts, message({ zone: 'a', row, to: 'left', by: 'flask', name, ends: gets })]
}

/** @param {Moment} moment */
export function keeps(moment) {
  const { row, number, event, call, exchange } = moment
  const parts = [stop(moment, row, number, event.gate)]
  if (call.request.api !== 'element') return parts
  const name = element('code', {}, askerOf(call, exchange))
  const gets = element('span', {}, t('picture.element-fails'))
  return [
    ...parts,
    message({ zone: 'a', row, to: 'left', by: 'none', looks: 'thin', name, ends: gets }),
  ]
}

/** @param {Moment} moment */
export function uses(moment) {
  const { row, number, call, scene } = moment
  const why = because(t('gate.uses'))
  const held = jarOf(moment)
  const verb = t('picture.verb.uses')
  const parts = [gate({ row, looks: 'sealed ends', number, verb, why, held })]
  const base = /** @type {const} */ ({ zone: 'a', row, to: 'left', by: 'none' })
  const learnt = call.error === null ? loaded(call, scene) : thrown(call)
  return [...parts, message({ ...base, ...learnt })]
}

/**
 * What the page has of an answer that the browser used: of a script all that it does in there.
 * @param {ToldCall} call
 * @param {Scene} scene
 */
function loaded({ request }, { returned }) {
  if (request.destination !== 'script') return { name: t('picture.learns'), looks: 'thin' }
  const below = returned && element('p', { class: 'got' }, gist(returned))
  return { name: t('picture.script-ran'), looks: 'thin', below }
}

/** @param {Moment} moment */
export function neverSends(moment) {
  const { row, number, event, before } = moment
  // A gate that the call itself ran into has its bar on the call's side.
  return [stop(moment, row, number, event.gate, before === 'calls' ? 'near' : '')]
}

/** @param {Moment} moment */
export function fails({ row, number, event }) {
  const verb = t('picture.verb.fails')
  return [gate({ ...decided(event.gate, null), row, looks: 'cut', number, verb })]
}

/** @param {Moment} moment */
export function gets({ row, number, call, scene }) {
  const base = /** @type {const} */ ({ zone: 'a', row, to: 'left', number })
  if (call.error !== null) return [message({ ...base, by: 'none', ...thrown(call) })]
  const { status, type } = call.observed ?? { status: 0, type: null }
  if (call.outcome === 'opaque') {
    const name = element('code', {}, `${status} · type: "${type}"`)
    return [message({ ...base, by: 'none', looks: 'thin', name, below: note(t('picture.empty')) })]
  }
  const { header } = scene
  const last = lastExchange(scene, call.id)
  const body = last?.response.body.text
  const below = body && element('p', { class: scene.isTheft ? 'loot' : 'got' }, gist(body))
  return [
    message({
      ...base,
      by: scene.isAttacker ? 'js' : partyOf(last) ? 'party' : 'flask',
      name: element('code', {}, String(status)),
      pills: header ? [seen(header, call)] : [],
      below,
    }),
  ]
}

/**
 * @param {Moment} moment
 * @param {number} row
 * @param {number} number
 * @param {Gate | null} step
 */
function stop(moment, row, number, step, looks = '') {
  const parts = decided(step, jarOf(moment))
  return gate({
    ...parts,
    row,
    looks: `stop ${looks}`.trim(),
    number,
    verb: t('picture.verb.stops'),
  })
}

/**
 * The step that decided, and in few words what it found; in its own where there are none.
 * @param {Gate | null} step
 * @param {HTMLElement | null} held
 */
function decided(step, held) {
  if (!step) return { held }
  const found = foundBy(step)
  const why = because(found ? t(found) : step.sentence)
  return { step, why, held, reason: step.reason, pair: /** @type {const} */ ('decides') }
}

/** @param {Moment} moment */
function jarOf({ call, exchange }) {
  return jarOnAnswer(cookiesOf(call, exchange))
}

/**
 * The error that script got, a long message below the arrow.
 * @param {ToldCall} call
 */
function thrown({ error }) {
  const [, name, message] = /^(\w+): (.*)/.exec(error ?? '') ?? [undefined, error, '']
  const isShort = (error ?? '').length < 28
  return {
    looks: 'thin error',
    name: element('code', {}, isShort ? error : name),
    below: isShort ? null : note(message),
  }
}

/**
 * Whether script can see the header that the reader was asked about.
 * @param {string} name
 * @param {ToldCall} call
 * @returns {Pill}
 */
function seen(name, { observed }) {
  const isSeen = observed?.readable_headers.includes(name.toLowerCase())
  return isSeen ? { name, value: t('picture.header-seen') } : { name, kind: 'withheld' }
}

/** @param {string} says */
function note(says) {
  return element('p', { class: 'note' }, says)
}

/** @param {Scene} scene @param {number} call */
function lastExchange({ story, exchangeOf }, call) {
  const last = story.events.findLast((event) => event.call === call && event.exchange !== null)
  return exchangeOf.get(last?.exchange ?? -1)
}

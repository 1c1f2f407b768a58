// What is not known of a failure that nobody recorded: drawn as a question mark, and said in words.

import { element } from '../shared/dom.js'
import { t } from '../shared/text.js'

/** @import { Child } from '../shared/dom.js' */
/** @import { Exchange, ToldCall } from '../shared/types.d.ts' */
/** @import { Pill } from './pills.js' */
/** @import { Scene, Told } from './types.d.ts' */
/**
 * @typedef {'preflight' | `request ${'method' | 'headers' | 'credentials' | 'mode'}`} PartOfCall
 * @typedef {`request ${'method' | 'headers'}` | 'response' | 'response status' | 'response headers'} PartOfExchange
 */

/**
 * Whether nobody told this part of a call.
 * @param {Scene} scene
 * @param {ToldCall} call
 * @param {PartOfCall} part
 */
export function isCallUnknown({ told }, { id }, part) {
  return told !== undefined && told.unknown.includes(`call ${id} ${part}`)
}

/**
 * Whether all is told of a call by which it needs a preflight or doesn't.
 * @param {Scene} scene
 * @param {ToldCall} call
 */
export function isRequestKnown(scene, call) {
  return !(
    isCallUnknown(scene, call, 'request method') || isCallUnknown(scene, call, 'request headers')
  )
}

/**
 * Whether nobody told this part of an exchange.
 * @param {Scene} scene
 * @param {Exchange | undefined} exchange
 * @param {PartOfExchange} part
 */
export function isUnknown({ told }, exchange, part) {
  return told !== undefined && told.unknown.includes(`exchange ${exchange?.number} ${part}`)
}

/**
 * Whether nobody knows what the server is made with, nor what ran in it.
 * @param {Told | undefined} told
 */
export function isServerUnknown(told) {
  return told !== undefined && !told.isFlask
}

/** A question mark, for those who hear it in words. */
export function questionMark() {
  return element(
    'span',
    { class: 'unknown' },
    element('span', { 'aria-hidden': 'true' }, '?'),
    element('span', { class: 'sr' }, t('picture.unknown')),
  )
}

/**
 * A call's method, or a question mark in its place.
 * @param {Scene} scene
 * @param {ToldCall} call
 * @returns {Child}
 */
export function methodOf(scene, call) {
  return isCallUnknown(scene, call, 'request method') ? questionMark() : call.request.method
}

/**
 * The method of an exchange, or a question mark in its place: a redirect may have changed the call's.
 * @param {Scene} scene
 * @param {Exchange} exchange
 * @returns {Child}
 */
export function methodSent(scene, exchange) {
  return isUnknown(scene, exchange, 'request method') ? questionMark() : exchange.method
}

/**
 * A call's method, for a sentence.
 * @param {Scene} scene
 * @param {ToldCall} call
 */
export function methodInWords(scene, call) {
  const isKnown = !isCallUnknown(scene, call, 'request method')
  return isKnown ? call.request.method : t('picture.some-method')
}

/**
 * The pills of a request, without what is supposed: what a preflight asks about, and headers that
 * script may have set.
 * @param {Scene} scene
 * @param {ToldCall} call
 * @param {Exchange} exchange
 * @param {Pill[]} pills
 * @returns {Pill[]}
 */
export function asFarAsTold(scene, call, exchange, pills) {
  const isMethodKnown = !isCallUnknown(scene, call, 'request method')
  const areHeadersKnown = !isUnknown(scene, exchange, 'request headers')
  const supposed = [
    scene.told?.page === null && 'origin',
    !isMethodKnown && 'access-control-request-method',
    !areHeadersKnown && 'access-control-request-headers',
  ]
  const known = pills.filter(({ name = '' }) => !supposed.includes(name.toLowerCase()))
  return areHeadersKnown && isMethodKnown ? known : withUnknown(known)
}

/**
 * Pills, and one for the headers that nobody told.
 * @param {Pill[]} pills
 * @returns {Pill[]}
 */
export function withUnknown(pills) {
  const key = pills.length > 0 ? 'picture.other-headers-unknown' : 'picture.headers-unknown'
  return [...pills, { value: t(key), kind: 'unknown' }]
}

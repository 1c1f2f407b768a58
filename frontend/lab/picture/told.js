// What is not known of a failure that nobody recorded: drawn as a question mark, and said in words.

import { element } from '../shared/dom.js'
import { t } from '../shared/text.js'

/** @import { Child } from '../shared/dom.js' */
/** @import { Exchange } from '../shared/types.d.ts' */
/** @import { Pill } from './pills.js' */
/** @import { Scene } from './types.d.ts' */
/**
 * @typedef {'request method' | 'request headers' | 'response status' | 'response headers'} Part
 */

/**
 * Whether nobody gave this part of an exchange.
 * @param {Scene} scene
 * @param {Exchange | undefined} exchange
 * @param {Part} part
 */
export function isUnknown({ told }, exchange, part) {
  return told !== undefined && told.unknown.includes(`exchange ${exchange?.number} ${part}`)
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
 * A value, or a question mark in its place.
 * @param {boolean} isThere
 * @param {string} value
 * @returns {Child}
 */
export function orQuestionMark(isThere, value) {
  return isThere ? value : questionMark()
}

/**
 * The pills of an answer, and one for the headers that nobody gave.
 * @param {Pill[]} pills
 * @returns {Pill[]}
 */
export function withUnknown(pills) {
  const key = pills.length > 0 ? 'picture.other-headers-unknown' : 'picture.headers-unknown'
  return [...pills, { value: t(key), kind: 'unknown' }]
}

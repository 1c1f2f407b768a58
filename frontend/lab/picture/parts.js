// The two things that a picture is made of: a message with its arrow, and the browser's gate.

import { element, prose } from '../shared/dom.js'
import { t } from '../shared/text.js'

/** @import { Child } from '../shared/dom.js' */
/** @import { StandardStep } from '../shared/types.d.ts' */
/** @import { Pair } from './compared.js' */
/** @import { Pill } from './pills.js' */
/** @typedef {'a' | 'b' | 'c'} Zone before the gate, behind it, and behind a fourth party */
/**
 * `by` says whose message it is, and so its colour; `ends` is what stands at the receiver's end.
 * @typedef {{
 *   zone: Zone, row: number, to: 'left' | 'right', by: string, looks?: string, number?: number,
 *   name: Child, ends?: Child, pills?: Pill[], below?: Child,
 * }} Message
 */
/**
 * `looks` are classes: `stop`, `pass`, `cut` and so on. `through` draws a line from side to side.
 * @typedef {{
 *   row: number, looks?: string, number?: number, verb: string, step?: StandardStep | null,
 *   why?: Child[], pair?: Pair, reason?: string | null, held?: Child, through?: boolean,
 * }} GateParts
 */

/** @param {Message} message */
export function message({ zone, row, to, by, looks = '', number, name, ends, pills = [], below }) {
  const made = element(
    'div',
    { class: `part msg ${zone} ${to} by-${by} ${looks}`.trim() },
    element(
      'p',
      { class: 'what' },
      numbered(number),
      element('span', { class: 'name' }, name),
      ends && ' ', // for those who hear it
      ends,
    ),
    element('span', { class: 'arrow', 'aria-hidden': 'true' }),
    (pills.length > 0 || below) &&
      element(
        'div',
        { class: 'under' },
        pills.length > 0 && element('ul', { class: 'pills' }, ...pills.map(pill)),
        below,
      ),
  )
  return inRow(made, row)
}

/** @param {GateParts} gate */
export function gate({
  row,
  looks = '',
  number,
  verb,
  step,
  why = [],
  pair,
  reason,
  held,
  through,
}) {
  const link =
    step && element('a', { href: step.link, target: '_blank', rel: 'noopener' }, step.title)
  const body = [link, why.length > 0 && element('span', { class: 'why' }, ...why), held]
  const made = element(
    'div',
    { class: `part gate ${looks}`.trim(), 'data-pair': pair, 'data-reason': reason },
    element('p', { class: 'verb' }, numbered(number), verb),
    through && element('span', { class: 'line', 'aria-hidden': 'true' }),
    looks.includes('stop') && element('span', { class: 'cross', 'aria-hidden': 'true' }, '✕'),
    body.some(Boolean) && element('div', { class: 'body' }, ...body),
  )
  return inRow(made, row)
}

/**
 * Puts a part into a row of its story. The pages' Content-Security-Policy allows no style attribute.
 * @param {HTMLElement} part
 * @param {number} row
 */
export function inRow(part, row) {
  part.style.setProperty('--r', String(row))
  return part
}

/**
 * A sentence as children of a gate.
 * @param {string} sentence
 * @returns {Child[]}
 */
export function because(sentence) {
  return sentence === '' ? [] : prose(sentence)
}

/** @param {number | undefined} number */
function numbered(number) {
  if (number === undefined) return null
  return element('span', { class: 'no', 'aria-hidden': 'true' }, `${number} `)
}

/** @param {Pill} pill */
function pill({ name, value = '', mark, kind = undefined, pair }) {
  const isMissing = kind === 'absent' || kind === 'withheld'
  const title = isMissing ? t('picture.no-header', { name: name ?? '' }) : name && `${name}:`
  return element(
    'li',
    { class: `pill ${kind ?? ''}`.trim(), 'data-pair': pair },
    title && element('i', {}, title),
    (value || mark) && element('span', {}, value, mark && element('mark', {}, mark)),
  )
}

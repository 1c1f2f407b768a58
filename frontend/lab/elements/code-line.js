// A line of Python as the lab sends it: highlighted, and marked where it differs.

import { element } from '../shared/dom.js'

/** @import { CodeLine } from '../shared/types.d.ts' */

const CHANGES = { '+': 'ins', '-': 'del', ' ': 'span' }

/**
 * Returns the element for one line.
 * @param {CodeLine} line
 */
export function codeLine({ change, tokens }) {
  const spans = tokens.map(([kind, text]) => (kind ? element('span', { class: kind }, text) : text))
  const mark = change === ' ' ? null : element('span', { class: 'mark' }, change)
  return element(CHANGES[change], { class: 'line' }, mark, ...spans)
}

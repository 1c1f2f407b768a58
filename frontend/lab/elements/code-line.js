// A line of Python as the lab sends it: highlighted, and marked where it differs.

import { element } from '../shared/dom.js'

const CHANGES = { '+': 'ins', '-': 'del', ' ': 'span' }

/** Returns the element for one CodeLine of backend/lab/scenarios.py. */
export function codeLine({ change, tokens }) {
  const spans = tokens.map(([kind, text]) => (kind ? element('span', { class: kind }, text) : text))
  const mark = change === ' ' ? null : element('span', { class: 'mark' }, change)
  return element(CHANGES[change], { class: 'line' }, mark, ...spans)
}

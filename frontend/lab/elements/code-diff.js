// What differs in a file, as the lab sends it: hunks of lines.

import { element } from '../shared/dom.js'
import { codeLine } from './code-line.js'

/** @import { CodeLine } from '../shared/types.d.ts' */

/**
 * Returns the figure of a difference.
 * @param {string} path
 * @param {CodeLine[][]} hunks
 */
export function codeDiff(path, hunks) {
  const blocks = hunks.map((lines) =>
    element('pre', {}, element('code', {}, ...lines.map(codeLine))),
  )
  return element(
    'figure',
    { class: 'diff' },
    element('figcaption', {}, element('code', {}, path)),
    element('div', { class: 'lines', tabindex: 0, role: 'group', 'aria-label': path }, ...blocks),
  )
}

// `<server-code>`: a scenario's file as it is on disk now, with what differs from another scenario.

import { codeLine } from './code-line.js'
import { element, find } from '../shared/dom.js'
import { t } from '../shared/text.js'

/** @import { CodeLine, Scenario, ScenarioError } from '../shared/types.d.ts' */

const FOLDED_FROM = 3

export class ServerCode extends HTMLElement {
  /**
   * Shows a scenario. `comparedTo` names the other one; a docstring that would tell how an
   * experiment ends can be folded.
   * @param {Scenario} scenario
   * @param {{ comparedTo?: string | null, foldDocstring?: boolean }} options
   */
  draw(scenario, { comparedTo = null, foldDocstring = false } = {}) {
    const caption = find(this, 'figcaption', HTMLElement)
    const path = caption.querySelector('code') ?? caption.appendChild(element('code'))
    path.textContent = scenario.path
    const changes = comparedTo
      ? element('p', { class: 'compared' }, t('code.compared', { scenario: comparedTo }))
      : null
    const error =
      scenario.error && element('p', { class: 'broken', role: 'alert' }, brokenText(scenario.error))
    const code = element('div', { class: 'lines' }, ...blocks(scenario.lines, foldDocstring))
    this.replaceChildren(element('figure', {}, caption, ...[error, code, changes].filter(Boolean)))
  }
}

customElements.define('server-code', ServerCode)

/**
 * Returns one sentence that says where a scenario's file is broken, and how.
 * @param {ScenarioError} error
 */
export function brokenText({ path, line, message }) {
  if (line) return t('code.broken.line', { path, line, message })
  return t('code.broken', { path, message })
}

/**
 * The code in blocks. What stands unchanged before the app, the imports above all, is folded away:
 * the app is what the reader came for.
 * @param {CodeLine[]} lines
 * @param {boolean} foldDocstring
 */
function blocks(lines, foldDocstring) {
  const app = lines.findIndex(({ tokens }) => textOf(tokens).startsWith('def create_app'))
  const isKept = foldDocstring ? () => false : isDocstring
  /** @param {CodeLine} line @param {number} index */
  const isFolded = (line, index) => line.change === ' ' && index < app && !isKept(line)
  /** @type {{ folded: boolean, lines: CodeLine[] }[]} */
  const runs = []
  lines.forEach((line, index) => {
    const folded = isFolded(line, index)
    const last = runs.at(-1)
    if (last?.folded === folded) last.lines.push(line)
    else runs.push({ folded, lines: [line] })
  })
  return runs.map(({ folded, lines }) => {
    const block = element('pre', {}, element('code', {}, ...lines.map(codeLine)))
    const isShort = lines.length < FOLDED_FROM && !lines.some(isDocstring)
    if (!folded || isShort) return block
    return element(
      'details',
      {},
      element('summary', {}, t('code.fold', { count: lines.length })),
      block,
    )
  })
}

/** @param {CodeLine} line */
function isDocstring({ tokens }) {
  return tokens.some(([kind]) => kind === 'sd')
}

/** @param {CodeLine['tokens']} tokens */
function textOf(tokens) {
  return tokens.map(([, text]) => text).join('')
}

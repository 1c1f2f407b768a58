// `<server-code>`: a scenario's file as it is on disk now, with what differs from another scenario.

import { addButtons } from './code-buttons.js'
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
    path.textContent = scenario.path.split('/').at(-1) ?? ''
    path.title = scenario.path
    caption.querySelector('.buttons')?.remove()
    const changes = comparedTo
      ? element('p', { class: 'compared' }, t('code.compared', { scenario: comparedTo }))
      : null
    const error =
      scenario.error && element('p', { class: 'broken', role: 'alert' }, brokenText(scenario.error))
    const code = element(
      'div',
      { class: 'lines', tabindex: 0, role: 'group', 'aria-label': scenario.path },
      ...blocks(scenario.lines, foldDocstring, faultIn(scenario)),
    )
    const figure = element('figure', {}, caption, error, code, changes)
    this.replaceChildren(figure)
    addButtons(figure)
    showFirst(code)
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
 * The number of the line that is at fault, if it is one of this file.
 * @param {Scenario} scenario
 */
function faultIn({ path, error }) {
  return error?.path === path ? error.line : null
}

/**
 * Scrolls to what the reader came for: the line that is at fault, or the first one of the app that
 * differs, and as many after it as there is room for.
 * @param {HTMLElement} code
 */
function showFirst(code) {
  const fault = code.querySelector('.line.fault')
  const marked = fault ? [fault] : [...code.querySelectorAll('ins, del')]
  const app = [...code.querySelectorAll('.line')].find(isApp)
  const inApp = marked.filter((line) => app && follows(line, app))
  const lines = (inApp.length ? inApp : marked).filter(isShown)
  const [first] = lines
  if (!first) return
  const end = (/** @type {HTMLElement} */ line) => line.offsetTop + line.offsetHeight
  const last = lines.findLast((line) => end(line) - first.offsetTop <= code.clientHeight) ?? first
  const below = end(last) + first.offsetHeight - code.clientHeight
  if (below > 0) code.scrollTop = Math.min(below, first.offsetTop)
}

/** @param {Element} line @returns {line is HTMLElement} */
function isShown(line) {
  return line instanceof HTMLElement && line.offsetParent !== null
}

/** @param {Element} line @param {Element} before */
function follows(line, before) {
  return (before.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

/** @param {{ textContent: string | null }} line */
function isApp({ textContent }) {
  return textContent?.startsWith('def create_app') ?? false
}

/**
 * The code in blocks. What stands unchanged before the app, the imports above all, is folded away:
 * the app is what the reader came for.
 * @param {CodeLine[]} lines
 * @param {boolean} foldDocstring
 * @param {number | null} fault the number of a line that is marked, and never folded
 */
function blocks(lines, foldDocstring, fault) {
  const app = lines.findIndex(({ tokens }) => textOf(tokens).startsWith('def create_app'))
  const isKept = foldDocstring ? () => false : isDocstring
  /** @param {CodeLine} line @param {number} index */
  const isFolded = (line, index) =>
    line.change === ' ' && index < app && !isKept(line) && line.number !== fault
  /** @type {{ folded: boolean, lines: CodeLine[] }[]} */
  const runs = []
  lines.forEach((line, index) => {
    const folded = isFolded(line, index)
    const last = runs.at(-1)
    if (last?.folded === folded) last.lines.push(line)
    else runs.push({ folded, lines: [line] })
  })
  return runs.map(({ folded, lines }) => {
    const drawn = lines.map((line) => {
      const made = codeLine(line)
      if (fault !== null && line.number === fault) made.classList.add('fault')
      return made
    })
    const block = element('pre', {}, element('code', {}, ...drawn))
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

// `<server-code>`: a scenario's file as it is on disk now, with what differs from another scenario.

import { codeLine } from './code-line.js'
import { element } from '../shared/dom.js'
import { t } from '../shared/text.js'

const FOLDED_FROM = 3

class ServerCode extends HTMLElement {
  /**
   * Shows a scenario as lab-api.js's scenario() returns it. `comparedTo` names the other one; a
   * docstring that would tell how an experiment ends can be folded.
   */
  draw(scenario, { comparedTo = null, foldDocstring = false } = {}) {
    const caption = this.querySelector('figcaption')
    this.path ??= caption.querySelector('code') ?? caption.appendChild(element('code'))
    this.path.textContent = scenario.path
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

/** Returns one sentence that says where a scenario's file is broken, and how. */
export function brokenText({ path, line, message }) {
  return t(line ? 'code.broken.line' : 'code.broken', { path, line, message })
}

// The code in blocks. What stands unchanged before the app, the imports above all, is folded away:
// the app is what the reader came for.
function blocks(lines, foldDocstring) {
  const app = lines.findIndex(({ tokens }) => textOf(tokens).startsWith('def create_app'))
  const isKept = foldDocstring ? () => false : isDocstring
  const isFolded = (line, index) => line.change === ' ' && index < app && !isKept(line)
  const runs = []
  lines.forEach((each, index) => {
    const folded = isFolded(each, index)
    if (runs.at(-1)?.folded !== folded) runs.push({ folded, lines: [] })
    runs.at(-1).lines.push(each)
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

function isDocstring({ tokens }) {
  return tokens.some(([kind]) => kind === 'sd')
}

function textOf(tokens) {
  return tokens.map(([, text]) => text).join('')
}

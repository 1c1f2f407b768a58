// `<run-explanation>`: what the lab makes of a run's calls, by the Fetch standard over its record.

import { browserKind } from '../shared/browser.js'
import { codeDiff } from './code-diff.js'
import { copyText } from '../shared/copy-text.js'
import { element, prose } from '../shared/dom.js'
import { t } from '../shared/text.js'

const BROWSERS = { chromium: 'Chromium', firefox: 'Firefox' }
const COPIED_SHOWN_MS = 2000

/**
 * @import {
 *   CallRequest,
 *   Change,
 *   Disagreement,
 *   Explanation,
 *   StandardStep,
 *   Story,
 * } from '../shared/types.d.ts'
 */
/** @typedef {'chromium' | 'firefox'} ConsoleName */

export class RunExplanation extends HTMLElement {
  /**
   * Draws the explanations of a story's calls. What to change is told of the last of them.
   * @param {Story} story
   */
  draw({ calls, disagreements }) {
    const explained = calls.flatMap(({ request, explanation }) =>
      explanation ? [{ request, explanation }] : [],
    )
    const last = explained.at(-1)?.explanation
    this.dataset.agrees = String(disagreements.length === 0)
    if (!last) return this.replaceChildren()
    const cases = explained.flatMap(({ explanation }) => explanation.case ?? [])
    this.replaceChildren(
      agreement(disagreements, cases),
      element('div', { class: 'what-now' }, ...whatNow(last)),
      steps(explained),
    )
  }

  /**
   * Says, where the explanations would be, why there are none.
   * @param {string} text
   */
  sayWhyNot(text) {
    delete this.dataset.agrees
    this.replaceChildren(element('p', { class: 'unexplained', role: 'alert' }, text))
  }
}

customElements.define('run-explanation', RunExplanation)

/** @param {Disagreement[]} disagreements @param {object[]} cases that show them */
function agreement(disagreements, cases) {
  if (disagreements.length === 0)
    return element('p', { class: 'agreement' }, t('explanation.agrees'))
  return element(
    'div',
    { class: 'disagreement', role: 'alert' },
    element('p', {}, t('explanation.disagrees')),
    element('ul', {}, ...disagreements.map(difference)),
    ...cases.map(copyButton),
  )
}

/** @param {Disagreement} disagreement */
function difference({ about, computed, observed }) {
  return element(
    'li',
    {},
    t('explanation.difference', {
      about: t(`explanation.about.${about}`),
      computed: shown(computed),
      observed: shown(observed),
    }),
  )
}

/** @param {unknown} value */
function shown(value) {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** @param {object} data */
function copyButton(data) {
  const button = element('button', { type: 'button', class: 'button' }, t('explanation.copy'))
  button.addEventListener('click', async () => {
    const text = JSON.stringify(data)
    if (!(await copyText(text))) return button.replaceWith(toCopyByHand(text))
    button.textContent = t('explanation.copied')
    setTimeout(() => (button.textContent = t('explanation.copy')), COPIED_SHOWN_MS)
  })
  return button
}

/** @param {string} text */
function toCopyByHand(text) {
  return element(
    'label',
    {},
    t('explanation.copy-by-hand'),
    element('textarea', { readonly: true, rows: 4 }, text),
  )
}

/** @param {Explanation} explanation */
function whatNow({ outcome, reason, change: changed, console }) {
  const heard = reason === 'NotRecorded' ? unheard() : consoles(console)
  return [changed && change(changed), outcome === 'network-error' && heard]
}

// No answer is on record: only the console knows which error of the network it was.
function unheard() {
  return element(
    'section',
    { class: 'consoles' },
    element('h3', {}, t('console.heading')),
    element('p', {}, ...prose(t('console.unrecorded'))),
  )
}

/**
 * The line of the reader's own browser is open, the other one's is there to unfold.
 * @param {Explanation['console']} lines
 */
function consoles(lines) {
  const own = browserKind() === 'firefox' ? 'firefox' : 'chromium'
  const other = own === 'firefox' ? 'chromium' : 'firefox'
  return element(
    'section',
    { class: 'consoles' },
    element('h3', {}, t('console.heading')),
    consoleOf(own, lines),
    element(
      'details',
      {},
      element('summary', {}, t('console.in', { browser: BROWSERS[other] })),
      consoleOf(other, lines),
    ),
  )
}

/** @param {ConsoleName} name @param {Explanation['console']} lines */
function consoleOf(name, lines) {
  return element(
    'figure',
    { 'data-browser': name },
    lines[name]
      ? element('pre', { tabindex: 0 }, lines[name])
      : element('p', { class: 'nothing' }, t('console.nothing', { browser: BROWSERS[name] })),
  )
}

/**
 * What to change: the scenario's file as a diff in hunks, the headers, or why nobody should.
 * @param {Change} change
 */
function change({ advices, path, hunks, headers }) {
  return element(
    'section',
    { class: 'change' },
    element('h3', {}, t('change.heading')),
    ...advices.map((advice) => element('p', {}, ...prose(advice))),
    hunks ? codeDiff(path, hunks) : null,
    headers.length > 0 ? headerChanges(headers, hunks === null) : null,
  )
}

/** @param {string[]} headers @param {boolean} open */
function headerChanges(headers, open) {
  return element(
    'details',
    { open },
    element('summary', {}, t('change.headers')),
    element('ul', {}, ...headers.map((sentence) => element('li', {}, ...prose(sentence)))),
  )
}

/** @param {{ request: CallRequest, explanation: Explanation }[]} explained */
function steps(explained) {
  const count = explained.reduce((sum, { explanation }) => sum + explanation.steps.length, 0)
  const groups = explained.flatMap(({ request, explanation }) => [
    explained.length > 1 && element('h4', {}, element('code', {}, nameOf(request))),
    element('ol', {}, ...explanation.steps.map(step)),
  ])
  return element(
    'details',
    { class: 'steps' },
    element('summary', {}, t('steps.heading', { count })),
    ...groups,
  )
}

/** @param {CallRequest} request */
function nameOf({ method, url }) {
  return `${method} ${URL.canParse(url) ? new URL(url).pathname : url}`
}

/** @param {StandardStep} step */
function step({ id, passed, title, sentence, link }) {
  return element(
    'li',
    { class: passed ? 'passed' : 'failed', 'data-step': id },
    element(
      'details',
      { open: !passed },
      element(
        'summary',
        {},
        title,
        ' ',
        element('span', { class: 'state' }, t(passed ? 'step.passed' : 'step.failed')),
      ),
      element('p', {}, ...prose(sentence)),
      element('a', { href: link, target: '_blank', rel: 'noopener' }, t('gate.standard')),
    ),
  )
}

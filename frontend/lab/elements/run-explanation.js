// `<run-explanation>`: what the lab makes of a run's calls, by the Fetch standard over its record.

import { addButtons } from './code-buttons.js'
import { copyText } from '../shared/copy-text.js'
import { element, findAll, prose } from '../shared/dom.js'
import { t } from '../shared/text.js'
import { whatNow } from './what-now.js'

const COPIED_SHOWN_MS = 2000
const OF_THE_RUN = /^\/runs\/[\da-f]+\/\w+/ // where it has its app

/**
 * @import {
 *   CallRequest,
 *   Disagreement,
 *   Explanation,
 *   StandardStep,
 *   Story,
 * } from '../shared/types.d.ts'
 */

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
    const agrees = disagreements.length === 0
    this.replaceChildren(
      ...(agrees ? [] : [disagreement(disagreements, cases)]),
      element('div', { class: 'what-now' }, ...whatNow(last)),
      steps(explained, agrees),
    )
    for (const figure of findAll(this, '.change figure', HTMLElement)) addButtons(figure)
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
function disagreement(disagreements, cases) {
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

/**
 * @param {{ request: CallRequest, explanation: Explanation }[]} explained
 * @param {boolean} agrees
 */
function steps(explained, agrees) {
  const count = explained.reduce((sum, { explanation }) => sum + explanation.steps.length, 0)
  const groups = explained.flatMap(({ request, explanation }) => [
    explained.length > 1 && element('h4', {}, element('code', {}, nameOf(request))),
    element('ol', {}, ...explanation.steps.map(step)),
  ])
  return element(
    'details',
    { class: 'fold steps' },
    element('summary', {}, t('steps.heading', { count })),
    ...groups,
    agrees && element('p', { class: 'agreement' }, t('explanation.agrees')),
  )
}

/** @param {CallRequest} request */
function nameOf({ method, url }) {
  if (!URL.canParse(url)) return `${method} ${url}`
  const { pathname, search } = new URL(url)
  return `${method} ${pathname.replace(OF_THE_RUN, '') || '/'}${search}`
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

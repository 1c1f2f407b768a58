// `<four-questions>`: where no line tells, four questions that lead to a family of causes.

import 'more-texts'
import { codeBlock } from '../diagnosis/code-block.js'
import { QUESTIONS, openOutcomes } from '../diagnosis/questions.js'
import { element, find, findAll, prose } from '../shared/dom.js'
import { language } from '../shared/page-data.js'
import { t } from '../shared/text.js'
import { LabElement } from './lab-element.js'

/** @import { Answers, Outcome, Question } from '../diagnosis/questions.js' */

const NAMES = /** @type {Question[]} */ (Object.keys(QUESTIONS))

class FourQuestions extends LabElement {
  /** @param {AbortSignal} signal */
  connected(signal) {
    this.replaceChildren(
      element('form', {}, ...NAMES.map(question), againButton()),
      element('div', { class: 'outcome', role: 'status' }),
    )
    this.addEventListener('change', () => this.draw(), { signal })
    // The fields are empty only after all that hear of it.
    this.addEventListener('reset', () => setTimeout(() => this.draw()), { signal })
    this.draw()
  }

  /** @returns {Answers} */
  get answers() {
    return Object.fromEntries(new FormData(find(this, 'form', HTMLFormElement)))
  }

  draw() {
    const { answers } = this
    const open = openOutcomes(answers)
    const isClear = open.length === 1
    for (const field of findAll(this, 'fieldset', HTMLFieldSetElement)) {
      field.disabled = isClear && !(field.name in answers)
    }
    const hint = Object.keys(answers).length > 0 ? leftText(open.length) : t('questions.begin')
    const shown = isClear ? outcome(open[0]) : [element('p', {}, hint)]
    find(this, '.outcome', HTMLElement).replaceChildren(...shown)
  }
}

customElements.define('four-questions', FourQuestions)

/** @param {number} count */
function leftText(count) {
  return t('questions.left', { count })
}

/** @param {Question} name */
function question(name) {
  const choices = QUESTIONS[name].map((answer) =>
    element(
      'label',
      {},
      element('input', { type: 'radio', name, value: answer }),
      element('span', {}, ...prose(t(keyOf(name, answer)))),
    ),
  )
  const legend = element('legend', {}, ...prose(t(`questions.${name}`)))
  return element('fieldset', { name }, legend, ...choices)
}

/**
 * Each answer has its text.
 * @param {Question} name
 * @param {string} answer
 */
function keyOf(name, answer) {
  return /** @type {'questions.again'} */ (`questions.${name}.${answer}`)
}

function againButton() {
  return element(
    'p',
    {},
    element('button', { type: 'reset', class: 'small' }, t('questions.again')),
  )
}

/** @param {Outcome} outcome */
function outcome({ id, command, path }) {
  return [
    element('h3', {}, t(`outcome.${id}`)),
    element('p', {}, ...prose(t(`outcome.${id}.why`))),
    element('p', {}, ...prose(t(`outcome.${id}.next`))),
    command && codeBlock(command),
    element('p', {}, element('a', { href: `/${language}/${path}` }, t('questions.see'))),
  ].filter((part) => part !== null)
}

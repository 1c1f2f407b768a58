// What is known of a failure, how well, and from where; and what is left open.

import { element, prose } from '../shared/dom.js'
import { t } from '../shared/text.js'
import { degreeMark } from './degree.js'
import { browserNamed, isPlaceholder } from './told.js'

/** @import { Diagnosis, DiagnosisFact } from '../shared/types.d.ts' */

/** @param {Diagnosis} diagnosis */
export function whatIsKnown({ facts, open }) {
  return element(
    'section',
    { class: 'known' },
    element('h3', {}, t('diagnose.known')),
    element(
      'table',
      {},
      element('thead', { class: 'sr' }, headings()),
      element('tbody', {}, ...facts.map(row)),
    ),
    open.length > 0 && element('h4', {}, t('diagnose.open')),
    open.length > 0 &&
      element('ul', {}, ...open.map(({ sentence }) => element('li', {}, ...prose(sentence)))),
  )
}

function headings() {
  const names = [t('diagnose.known.what'), t('diagnose.known.value'), t('diagnose.known.how')]
  return element('tr', {}, ...names.map((name) => element('th', { scope: 'col' }, name)))
}

/** @param {DiagnosisFact} fact */
function row(fact) {
  const { label, degree, from } = fact
  const { value, guess } = fact.name === 'browser' ? ofBrowser(fact) : fact
  return element(
    'tr',
    { class: value === null ? 'open' : null },
    element('th', { scope: 'row' }, label),
    element('td', {}, value === null ? unknown(guess) : given(value)),
    element('td', {}, degreeMark(degree), from && element('span', { class: 'from' }, from)),
  )
}

/** @param {DiagnosisFact} fact */
function ofBrowser({ value, guess }) {
  const any = value === 'standard' ? t('diagnose.any-browser') : null
  return { value: browserNamed(value) ?? any, guess: browserNamed(guess) }
}

/** @param {string} value */
function given(value) {
  return value === '' ? t('diagnose.none') : element('code', {}, value)
}

/** A placeholder is no guess. @param {string | null} guess */
function unknown(guess) {
  const says = element('span', {}, t('diagnose.unknown'))
  if (!guess || isPlaceholder(guess)) return says
  return element('span', {}, says, ' ', ...prose(t('diagnose.guess', { guess })))
}

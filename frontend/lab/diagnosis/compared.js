// What script got of a request that was tried from here, beside what the reader's evidence says.

import { cut } from '../picture/values.js'
import { element, prose } from '../shared/dom.js'
import { origins } from '../shared/page-data.js'
import { t } from '../shared/text.js'

/** @import { Diagnosis, FactName } from '../shared/types.d.ts' */
/** @import { Got } from '../run/own-request.js' */

const BODY_SHOWN = 120

/**
 * @param {Got[]} all one for each origin from which it was tried
 * @param {Diagnosis | null} diagnosis
 */
export function sideBySide(all, diagnosis) {
  const told = diagnosis && toldIn(diagnosis)
  const rows = /** @type {const} */ (['outcome', 'status', 'type', 'headers', 'body'])
  return element(
    'div',
    { class: 'wide' },
    element(
      'table',
      { class: 'got' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('td'),
          ...all.map(({ origin }) =>
            element(
              'th',
              { scope: 'col' },
              t('try.script-in'),
              ' ',
              element('span', { class: `origin ${kindOf(origin)}` }, origin),
            ),
          ),
          told && element('th', { scope: 'col' }, t('try.told')),
        ),
      ),
      element(
        'tbody',
        {},
        ...rows.map((name) =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, t(`try.row.${name}`)),
            ...all.map((got) => element('td', {}, ...cells(got)[name])),
            told && element('td', {}, ...told[name]),
          ),
        ),
      ),
    ),
  )
}

/** @typedef {Record<'outcome' | 'status' | 'type' | 'headers' | 'body', (string | Node)[]>} Cells */

/** @param {Got} got @returns {Cells} */
function cells(got) {
  if (got.error !== null) {
    const none = ['–']
    return {
      outcome: [mark(false), code(got.error)],
      status: none,
      type: none,
      headers: none,
      body: none,
    }
  }
  const { type, status, headers, body } = got
  return {
    outcome: [mark(true), t(type === 'opaque' ? 'try.opaque' : 'try.answer')],
    status: [code(String(status))],
    type: [code(type)],
    headers: headers.length > 0 ? [lines(headers)] : ['–'],
    body: body ? [code(cut(body, BODY_SHOWN))] : ['–'],
  }
}

/** @param {string} origin */
function kindOf(origin) {
  return origin === origins.attacker ? 'attacker' : 'page'
}

/** @param {boolean} passed */
function mark(passed) {
  const looks = passed ? 'pass' : 'stop'
  return element('span', { class: `mark ${looks}`, 'aria-hidden': 'true' }, passed ? '✓ ' : '✕ ')
}

/** @param {Diagnosis} diagnosis @returns {Cells} */
function toldIn({ title, facts }) {
  /** @param {FactName} name */
  const fact = (name) => {
    const value = facts.find((each) => each.name === name)?.value
    return value ? [code(value)] : [t('diagnose.unknown')]
  }
  return {
    outcome: prose(title),
    status: fact('status'),
    type: ['–'],
    headers: fact('headers'),
    body: ['–'],
  }
}

/** @param {string} text */
function code(text) {
  return element('code', {}, text)
}

/** @param {[name: string, value: string][]} headers */
function lines(headers) {
  return code(headers.map(([name, value]) => `${name}: ${value}`).join('\n'))
}

// `<flask-cors-options>`: the table of options, as the installed flask-cors has them.

import 'more-texts'
import { element, find, prose } from '../shared/dom.js'
import { flaskCorsOptions } from '../shared/lab-api.js'
import { whenReachable } from '../shared/page.js'
import { language } from '../shared/page-data.js'
import { t } from '../shared/text.js'

/** @import { Child } from '../shared/dom.js' */
/** @import { FlaskCorsOption } from '../shared/types.d.ts' */

const WITHIN_A_NAME = /(?<=[_-])/
const BETWEEN_TYPES = /(?<=\| |, )/

class FlaskCorsOptions extends HTMLElement {
  async connectedCallback() {
    const { version, options } = await whenReachable(() => flaskCorsOptions(language))
    find(this, '.version', HTMLElement).textContent = t('options.version', { version })
    find(this, '.names', HTMLElement).replaceChildren(...options.map(anchor))
    const rows = options.map((option) => row(option, this.lessonsOf(option)))
    find(this, 'table', HTMLTableElement).replaceChildren(head(), element('tbody', {}, ...rows))
    // The address may name an option, whose row was not there until now.
    document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }

  /** @param {FlaskCorsOption} option */
  lessonsOf({ name }) {
    /** @type {HTMLTemplateElement | null} */
    const template = this.querySelector(`template[data-option="${name}"]`)
    return template?.content
  }
}

customElements.define('flask-cors-options', FlaskCorsOptions)

/** @param {FlaskCorsOption} option */
function anchor({ name }) {
  return element('a', { href: `#${name}` }, element('code', {}, name))
}

function head() {
  const names = [
    t('options.option'),
    t('options.meaning'),
    t('options.header'),
    t('options.type'),
    t('options.default'),
  ]
  const cells = names.map((name) => element('th', { scope: 'col' }, name))
  return element('thead', {}, element('tr', {}, ...cells))
}

/** @param {FlaskCorsOption} option @param {DocumentFragment | undefined} lessons */
function row(option, lessons) {
  return element(
    'tr',
    { id: option.name },
    nameCell(option),
    element(
      'td',
      { class: 'meaning' },
      element('p', {}, ...prose(option.meaning)),
      option.note ? element('p', { class: 'note' }, ...prose(option.note)) : null,
      lessons,
    ),
    cell(t('options.header'), ...headersOf(option)),
    cell(t('options.type'), code(option.type, BETWEEN_TYPES)),
    cell(t('options.default'), code(option.default)),
  )
}

/** @param {FlaskCorsOption} option */
function nameCell({ name, config_key: key, is_usual: isUsual }) {
  return element(
    'th',
    { scope: 'row' },
    code(name),
    key ? element('p', { class: 'key' }, code(key)) : null,
    isUsual ? element('p', { class: 'usual' }, t('options.usual')) : null,
  )
}

/**
 * On a phone the row is a card: there each cell says itself what it holds.
 * @param {string} name
 * @param {Child[]} content
 */
function cell(name, ...content) {
  return element('td', { 'data-name': name }, ...content)
}

/** @param {FlaskCorsOption} option */
function headersOf({ headers, answers }) {
  if (headers.length === 0) return [t('options.no-header')]
  const names = headers.map((name) => element('p', {}, code(name)))
  const where = answers.length > 1 ? 'both' : answers[0]
  return [...names, element('p', { class: 'where' }, t(`options.in.${where}`))]
}

/**
 * What is long breaks at its `ends` only: those of a name's words, or of a type's parts.
 * @param {string} text
 */
function code(text, ends = WITHIN_A_NAME) {
  const parts = text.split(ends).flatMap((part) => [part, element('wbr')])
  return element('code', {}, ...parts.slice(0, -1))
}

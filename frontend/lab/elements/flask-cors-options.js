// `<flask-cors-options>`: the table of options, as the installed flask-cors has them.

import { element, prose } from '../shared/dom.js'
import { flaskCorsOptions } from '../shared/lab-api.js'
import { whenReachable } from '../shared/page.js'
import { language, t } from '../shared/text.js'

class FlaskCorsOptions extends HTMLElement {
  async connectedCallback() {
    const { version, options } = await whenReachable(() => flaskCorsOptions(language))
    this.querySelector('.version').textContent = t('options.version', { version })
    const rows = options.map((option) => row(option, this.lessonsOf(option)))
    this.querySelector('table').replaceChildren(head(), element('tbody', {}, ...rows))
    // The address may name an option, whose row was not there until now.
    document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }

  lessonsOf({ name }) {
    return this.querySelector(`template[data-option="${name}"]`)?.content
  }
}

customElements.define('flask-cors-options', FlaskCorsOptions)

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

function row(option, lessons) {
  return element(
    'tr',
    { id: option.name },
    nameCell(option),
    element(
      'td',
      { class: 'meaning' },
      element('p', {}, ...prose(option.meaning)),
      option.note && element('p', { class: 'note' }, ...prose(option.note)),
      lessons,
    ),
    cell(t('options.header'), ...headersOf(option)),
    cell(t('options.type'), code(option.type)),
    cell(t('options.default'), code(option.default)),
  )
}

function nameCell({ name, config_key: key, is_usual: isUsual }) {
  return element(
    'th',
    { scope: 'row' },
    code(name),
    key && element('p', { class: 'key' }, code(key)),
    isUsual ? element('p', { class: 'usual' }, t('options.usual')) : null,
  )
}

// On a phone the row is a card: there each cell says itself what it holds.
function cell(name, ...content) {
  return element('td', { 'data-name': name }, ...content)
}

function headersOf({ headers, answers }) {
  if (headers.length === 0) return [t('options.no-header')]
  const names = headers.map((name) => element('p', {}, code(name)))
  const where = answers.length > 1 ? 'both' : answers[0]
  return [...names, element('p', { class: 'where' }, t(`options.in.${where}`))]
}

// Long names break where a word of theirs ends.
function code(text) {
  const parts = text.split(/(?<=[_|,[-])/).flatMap((part) => [part, element('wbr')])
  return element('code', {}, ...parts.slice(0, -1))
}

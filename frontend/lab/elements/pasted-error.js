// `<pasted-error>`: what a console line means, while it is typed or as soon as it is pasted.

import { shownIn } from '../shared/course-api.js'
import { element, prose } from '../shared/dom.js'
import { LabProblem, pastedError } from '../shared/lab-api.js'
import { whenReachable } from '../shared/page.js'
import { language, t } from '../shared/text.js'

const PAUSE_MS = 250 // in typing, before the line is read

class PastedError extends HTMLElement {
  connectedCallback() {
    this.line = this.querySelector('textarea')
    this.status = this.querySelector('[role="status"]')
    this.line.addEventListener('input', () => {
      clearTimeout(this.pause)
      this.pause = setTimeout(() => this.keepAndExplain(), PAUSE_MS)
    })
    addEventListener('hashchange', () => this.takeFromAddress())
    this.takeFromAddress()
  }

  takeFromAddress() {
    this.line.value = decoded(location.hash.slice(1))
    this.explain()
  }

  keepAndExplain() {
    const address = location.pathname + location.search
    const hash = this.line.value ? `#${encodeURIComponent(this.line.value)}` : ''
    history.replaceState(null, '', address + hash)
    this.explain()
  }

  async explain() {
    const text = this.line.value
    if (!text.trim()) return this.draw([], '')
    try {
      const lines = await whenReachable(() => pastedError(text, language))
      const articles = await Promise.all(
        lines.map(async (line) => explained(line, await shownIn(line))),
      )
      if (text === this.line.value) this.draw(articles, said(lines))
    } catch (error) {
      if (!(error instanceof LabProblem)) throw error
      this.draw([], error.message)
    }
  }

  draw(articles, status) {
    this.status.textContent = status
    this.querySelector('.answer').replaceChildren(...articles)
  }
}

customElements.define('pasted-error', PastedError)

// An address that somebody has cut may end within a character.
function decoded(hash) {
  try {
    return decodeURIComponent(hash)
  } catch {
    return hash
  }
}

function said(lines) {
  if (lines.length === 0) return t('paste.nothing')
  return lines.length === 1 ? t('paste.recognised') : t('paste.several', { count: lines.length })
}

function explained(line, shown) {
  return element(
    'article',
    {},
    element('h2', {}, element('code', {}, line.reason)),
    element('p', { class: 'printed-by' }, t('paste.printed_by', { browser: line.printed_by })),
    element('p', { class: 'means' }, ...prose(line.means)),
    line.notes.length > 0 ? list('ul', 'notes', line.notes) : null,
    ...part(t('paste.cannot_tell'), 'ul', line.cannot_tell),
    ...part(t('paste.check'), 'ol', line.check),
    ...(shown.length > 0 ? [element('h3', {}, t('paste.see')), links(shown)] : []),
  )
}

function part(heading, tag, texts) {
  return texts.length > 0 ? [element('h3', {}, heading), list(tag, null, texts)] : []
}

// Code that ends a text is a command or a setting to copy, and stands on a line of its own.
function list(tag, name, texts) {
  const item = (text) =>
    element('li', { class: text.endsWith('`') ? 'with-code' : null }, ...prose(text))
  return element(tag, { class: name }, ...texts.map(item))
}

function links(shown) {
  const item = ({ path, name, within }) =>
    element('li', {}, element('a', { href: path }, name), ' ', element('span', {}, within))
  return element('ul', { class: 'see' }, ...shown.map(item))
}

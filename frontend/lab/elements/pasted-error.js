// `<pasted-error>`: what a console line means, while it is typed or as soon as it is pasted.

import 'more-texts'
import { shownIn } from '../shared/course-api.js'
import { element, find, prose } from '../shared/dom.js'
import { LabProblem, pastedError } from '../shared/lab-api.js'
import { whenReachable } from '../shared/page.js'
import { language } from '../shared/page-data.js'
import { t } from '../shared/text.js'
import { LabElement } from './lab-element.js'
import './copy-button.js'

/** @import { PastedLine, Place } from '../shared/types.d.ts' */

const PAUSE_MS = 250 // in typing, before the line is read

class PastedError extends LabElement {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  pause

  get line() {
    return find(this, 'textarea', HTMLTextAreaElement)
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.line.addEventListener('input', () => this.waitForMore(), { signal })
    addEventListener('hashchange', () => this.takeFromAddress(), { signal })
    signal.addEventListener('abort', () => clearTimeout(this.pause))
    this.takeFromAddress()
  }

  waitForMore() {
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.keepAndExplain(), PAUSE_MS)
  }

  takeFromAddress() {
    this.line.value = decoded(location.hash.slice(1))
    // The examples are shown when the answer is there, which they would have to make room for.
    this.ariaBusy = 'true'
    this.explain().finally(() => (this.ariaBusy = null))
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

  /** @param {HTMLElement[]} articles @param {string} status */
  draw(articles, status) {
    find(this, '[role="status"]', HTMLElement).textContent = status
    find(this, '.answer', HTMLElement).replaceChildren(...articles)
  }
}

customElements.define('pasted-error', PastedError)

/**
 * An address that somebody has cut may end within a character.
 * @param {string} hash
 */
function decoded(hash) {
  try {
    return decodeURIComponent(hash)
  } catch {
    return hash
  }
}

/** @param {PastedLine[]} lines */
function said(lines) {
  if (lines.length === 0) return t('paste.nothing')
  return lines.length === 1 ? t('paste.recognised') : t('paste.several', { count: lines.length })
}

/** @param {PastedLine} line @param {Place[]} shown */
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

/** @param {string} heading @param {'ul' | 'ol'} tag @param {string[]} texts */
function part(heading, tag, texts) {
  return texts.length > 0 ? [element('h3', {}, heading), list(tag, null, texts)] : []
}

/**
 * Code that ends a text is a command or a setting to copy, and stands on a line of its own.
 * @param {'ul' | 'ol'} tag
 * @param {string | null} name
 * @param {string[]} texts
 */
function list(tag, name, texts) {
  /** @param {string} text */
  const item = (text) =>
    text.endsWith('`')
      ? element('li', { class: 'with-code' }, ...prose(text), element('copy-button'))
      : element('li', {}, ...prose(text))
  return element(tag, { class: name }, ...texts.map(item))
}

/** @param {Place[]} shown */
function links(shown) {
  /** @param {Place} place */
  const item = ({ path, name, within }) =>
    element('li', {}, element('a', { href: path }, name), ' ', element('span', {}, within))
  return element('ul', { class: 'see' }, ...shown.map(item))
}

// `<lesson-search>`: finds lessons and experiments as one types, and what shows a pasted error.

import { element, find, findAll, prose } from '../shared/dom.js'
import { language } from '../shared/page-data.js'
import { t } from '../shared/text.js'
import { LabElement } from './lab-element.js'

/** @import { Place } from '../shared/types.d.ts' */

const PAUSE_MS = 200 // in typing, before the API is asked whether it tells of a failure
const SHORTEST_ERROR = 8
const AT_MOST = 8
const TYPED_IN = 'input:not([type="radio"]), textarea, select'
/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowUp: -1 }

class LessonSearch extends LabElement {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  pause

  get field() {
    return find(this, 'input', HTMLInputElement)
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.field.addEventListener('input', () => this.search(), { signal })
    const form = find(this, 'form', HTMLFormElement)
    form.addEventListener('submit', (event) => this.openFirst(event), { signal })
    this.addEventListener('keydown', (event) => this.move(event), { signal })
    document.addEventListener('keydown', (event) => this.comeFromSlash(event), { signal })
    signal.addEventListener('abort', () => clearTimeout(this.pause))
    this.search() // the browser may have kept what was typed
  }

  /** @param {SubmitEvent} event */
  openFirst(event) {
    event.preventDefault()
    findAll(this, '.hits a', HTMLAnchorElement)[0]?.click()
  }

  async search() {
    clearTimeout(this.pause)
    const query = this.field.value.trim()
    if (!query) return this.draw('', [])
    const { lookUp } = await lookup()
    const hits = await lookUp(query)
    if (query !== this.field.value.trim()) return
    this.draw(foundText(hits.length), hits.slice(0, AT_MOST))
    if (query.length >= SHORTEST_ERROR) {
      this.pause = setTimeout(() => this.searchError(query), PAUSE_MS)
    }
  }

  /** @param {string} query */
  async searchError(query) {
    const { lookUpError } = await lookup()
    const found = await lookUpError(query)
    if (!found || query !== this.field.value.trim()) return
    const { text, diagnosis, shown } = found
    const { title, sentences } = diagnosis
    const page = {
      path: `/${language}/diagnose/#${encodeURIComponent(text)}`,
      name: t('search.meaning'),
      within: sentences[0] ?? title,
    }
    this.draw(t('search.line', { title: title.replaceAll('`', '') }), [page, ...shown])
  }

  /** @param {string} status @param {Place[]} hits */
  draw(status, hits) {
    find(this, '[role="status"]', HTMLElement).textContent = status
    find(this, 'ol', HTMLOListElement).replaceChildren(...hits.map(hitItem))
  }

  /**
   * The arrows go from the field down through the hits and back; Escape takes the hits away.
   * @param {KeyboardEvent} event
   */
  move(event) {
    if (event.key === 'Escape') {
      this.field.value = ''
      this.field.focus()
      this.search()
    }
    const step = STEPS[event.key]
    if (step === undefined) return
    const stops = [this.field, ...findAll(this, '.hits a', HTMLAnchorElement)]
    const next = stops[stops.findIndex((stop) => stop === document.activeElement) + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  /** @param {KeyboardEvent} event */
  comeFromSlash(event) {
    const { target } = event
    const isTyping = target instanceof Element && target.closest(TYPED_IN)
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return
    event.preventDefault()
    this.field.focus()
    this.field.select()
  }
}

customElements.define('lesson-search', LessonSearch)

/** What looks things up is loaded only by those who search. */
function lookup() {
  return import('../shared/lesson-lookup.js')
}

/** @param {number} count */
function foundText(count) {
  if (count === 0) return t('search.nothing')
  return count > AT_MOST ? t('search.best', { count }) : t('search.found', { count })
}

/** @param {Place} hit */
function hitItem({ path, name, within }) {
  return element(
    'li',
    {},
    element('a', { href: path }, name, ' ', element('span', {}, ...prose(within))),
  )
}

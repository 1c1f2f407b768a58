// `<origin-comparer>`: two URLs, what their origins are made of, and whether they are the same.

import 'more-texts'
import { element } from '../shared/dom.js'
import { language, origins } from '../shared/page-data.js'
import { t } from '../shared/text.js'
import { isOpaque, originOf, siteOf } from '../shared/url-origin.js'
import { LabElement } from './lab-element.js'

/** @import { Origin } from '../shared/url-origin.js' */

/** @type {Record<keyof Origin, string>} */
const PARTS = { scheme: t('compare.scheme'), host: t('compare.host'), port: t('compare.port') }
const PART_NAMES = /** @type {(keyof Origin)[]} */ (Object.keys(PARTS))
const HOST_AND_PORT = /^[\w.-]+:\d+(\/|$)/

class OriginComparer extends LabElement {
  inputs = [`${origins.page}/`, `${origins.api}/notes`].map(inputOf)
  rows = element('tbody')
  compared = element('div', { class: 'compared', role: 'status' })

  /** @param {AbortSignal} signal */
  connected(signal) {
    const [first, second] = [t('compare.first'), t('compare.second')]
    this.replaceChildren(
      element('label', {}, first, this.inputs[0]),
      element('label', {}, second, this.inputs[1]),
      element('table', {}, element('thead', {}, headings(first, second)), this.rows),
      this.compared,
    )
    this.addEventListener('input', () => this.compare(), { signal })
    this.compare()
  }

  compare() {
    const texts = this.inputs.map((input) => input.value.trim())
    const found = texts.map(originOf)
    const faults = texts.map(faultOf).filter((fault) => fault !== null)
    const pair = found.filter((origin) => origin !== null)
    const sentences = faults.length > 0 ? [...new Set(faults)] : sentencesOf(pair)
    this.rows.replaceChildren(
      ...PART_NAMES.map((part) => {
        const values = found.map((origin) => origin?.[part] || '–')
        if (faults.length > 0) return rowOf(PARTS[part], [...values, ''], false)
        const differs = values[0] !== values[1]
        const compared = differs ? t('compare.differs') : t('compare.same')
        return rowOf(PARTS[part], [...values, compared], differs)
      }),
    )
    this.compared.replaceChildren(...sentences.map((sentence) => element('p', {}, sentence)))
    if (faults.length === 0 && !isSameOrigin(pair)) this.compareSites(pair)
  }

  /**
   * Nothing is added to what is said of two URLs that were typed meanwhile.
   * @param {Origin[]} pair
   */
  async compareSites(pair) {
    const said = [...this.compared.children]
    const sentence = await siteSentence(pair).catch(() => t('compare.no-site'))
    if (said[0].isConnected) this.compared.replaceChildren(...said, element('p', {}, sentence))
  }
}

customElements.define('origin-comparer', OriginComparer)

/** @param {string} value */
function inputOf(value) {
  return element('input', { type: 'url', value, spellcheck: 'false', autocomplete: 'off' })
}

/** @param {string[]} names */
function headings(...names) {
  const cells = names.map((name) => element('th', { scope: 'col' }, name))
  return element('tr', {}, element('td'), ...cells, element('td'))
}

/** @param {string} part @param {string[]} texts @param {boolean} differs */
function rowOf(part, texts, differs) {
  const cells = texts.map((text) => element('td', {}, text))
  const heading = element('th', { scope: 'row' }, part)
  return element('tr', { class: differs ? 'differs' : null }, heading, ...cells)
}

/**
 * Why a text has no origin to compare, or null.
 * @param {string} text
 */
function faultOf(text) {
  if (HOST_AND_PORT.test(text)) return t('compare.no-scheme', { text })
  const origin = originOf(text)
  if (origin === null) return t('compare.no-url', { text })
  return isOpaque(origin) ? t('compare.opaque', { scheme: origin.scheme }) : null
}

/** @param {Origin[]} pair */
function isSameOrigin(pair) {
  return differingParts(pair).length === 0
}

/** @param {Origin[]} pair */
function differingParts([one, other]) {
  return PART_NAMES.filter((part) => one[part] !== other[part])
}

/** @param {Origin[]} pair */
function sentencesOf(pair) {
  if (isSameOrigin(pair)) return [t('compare.same-origin')]
  const names = differingParts(pair).map((part) => PARTS[part])
  const parts = new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
  return [t('compare.cross-origin', { parts })]
}

/** @param {Origin[]} pair */
async function siteSentence(pair) {
  const [site, other] = await Promise.all(pair.map(siteOf))
  return site === other
    ? t('compare.same-site', { site })
    : t('compare.cross-site', { site, other })
}

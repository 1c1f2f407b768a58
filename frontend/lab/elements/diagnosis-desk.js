// `<diagnosis-desk>`: whatever one has of a failure, diagnosed while it is typed or as soon as it is
// pasted, dropped or chosen.

import 'more-texts'
import { article } from '../diagnosis/article.js'
import { MOST_SHOWN, whatWasRead } from '../diagnosis/reading.js'
import { element, find } from '../shared/dom.js'
import { LabProblem, diagnose } from '../shared/lab-api.js'
import { whenReachable } from '../shared/page.js'
import { language } from '../shared/page-data.js'
import { t } from '../shared/text.js'
import { EvidenceBox } from './evidence-box.js'
import { LabElement } from './lab-element.js'
import { TryFromHere } from './try-from-here.js'

/** @import { Diagnoses, Diagnosis } from '../shared/types.d.ts' */

const LONG = 200_000 // characters, from which on reading takes a moment
const LONGEST_ADDRESS = 8000 // characters of evidence that stay in it

class DiagnosisDesk extends LabElement {
  get box() {
    return find(this, 'evidence-box', EvidenceBox)
  }

  get form() {
    return find(this, 'try-from-here', TryFromHere)
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.addEventListener('evidence', () => this.keepAndDiagnose(), { signal })
    this.addEventListener('more-evidence', () => this.box.goOn(), { signal })
    this.addEventListener('try-it', (event) => this.tryIt(event), { signal })
    addEventListener('hashchange', () => this.takeFromAddress(), { signal })
    this.takeFromAddress()
  }

  /** The address may also lead to a part of the page, which is no evidence. */
  takeFromAddress() {
    const text = decoded(location.hash.slice(1))
    if (document.getElementById(text)) return
    this.box.fill(text)
  }

  keepAndDiagnose() {
    const { typed, held } = this.box
    const isKept = typed && !held && typed.length <= LONGEST_ADDRESS
    const hash = isKept ? `#${encodeURIComponent(typed)}` : ''
    if (typed || held || !document.getElementById(location.hash.slice(1)))
      history.replaceState(null, '', location.pathname + location.search + hash)
    this.diagnose()
  }

  async diagnose() {
    const { text } = this.box
    this.box.say('')
    if (!text.trim()) return this.draw(null, [])
    this.ariaBusy = 'true'
    if (text.length > LONG) this.say(t('diagnose.reading'))
    try {
      const told = await whenReachable(() => diagnose(text, language))
      if (text !== this.box.text) return
      const isOnly = told.diagnoses.length === 1
      const drawn = told.diagnoses.slice(0, MOST_SHOWN)
      this.draw(
        told,
        drawn.map((each, index) => article(each, isOnly, index === 0)),
      )
    } catch (error) {
      if (!(error instanceof LabProblem)) throw error
      this.draw(null, [])
      this.box.say(error.message)
    } finally {
      if (text === this.box.text) this.ariaBusy = null
    }
  }

  /** @param {string} text */
  say(text) {
    find(this, '.read', HTMLElement).replaceChildren(element('p', {}, text))
  }

  /** @param {Diagnoses | null} told @param {HTMLElement[]} articles */
  draw(told, articles) {
    const read = told ? whatWasRead(told, this.box) : []
    find(this, '.read', HTMLElement).replaceChildren(...read.filter((part) => part !== null))
    find(this, '.answer', HTMLElement).replaceChildren(...articles)
    find(this, '.examples', HTMLDetailsElement).open = articles.length === 0
    this.form.offer(told?.diagnoses[0] ?? null)
  }

  /** @param {Event} event */
  tryIt(event) {
    const { detail } = /** @type {CustomEvent<Diagnosis>} */ (event)
    this.form.take(detail)
  }
}

customElements.define('diagnosis-desk', DiagnosisDesk)

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

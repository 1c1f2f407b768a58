// `<try-from-here>`: a request of the reader's own to an API of his own, sent for real by this page, or
// by a page of the attacker's, and what script got beside what the evidence says.

import 'more-texts'
import { changes, fieldsOf, NoRequest, requestOf } from '../diagnosis/asked.js'
import { sideBySide } from '../diagnosis/compared.js'
import { openVisit, VisitFailed } from '../run/other-origin.js'
import { sendOwn } from '../run/own-request.js'
import { element, find, prose } from '../shared/dom.js'
import { origins } from '../shared/page-data.js'
import { t } from '../shared/text.js'
import { LabElement } from './lab-element.js'

/** @import { Got, OwnRequest } from '../run/own-request.js' */
/** @import { Diagnosis } from '../shared/types.d.ts' */

export class TryFromHere extends LabElement {
  /** @type {Diagnosis | null} */
  diagnosis = null
  /** Whether the reader has filled in something: then nothing is offered any more. */
  isOwn = false
  /**
   * One for each origin, all of the same `request`.
   * @type {Got[]}
   */
  all = []
  request = ''

  get form() {
    return find(this, 'form', HTMLFormElement)
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.form.addEventListener('input', () => this.keep(), { signal })
    this.form.addEventListener('submit', (event) => this.submit(event), { signal })
  }

  /**
   * Fills in what a diagnosis has of the request, unless the reader has begun to.
   * @param {Diagnosis | null} diagnosis
   */
  offer(diagnosis) {
    this.diagnosis = diagnosis
    if (diagnosis && !this.isOwn) this.fill(diagnosis)
  }

  /**
   * Fills it in, and leads there.
   * @param {Diagnosis} diagnosis
   */
  take(diagnosis) {
    this.diagnosis = diagnosis
    this.fill(diagnosis)
    find(this, '[name=url]', HTMLInputElement).focus()
  }

  /** @param {Diagnosis} diagnosis */
  fill(diagnosis) {
    for (const [name, value] of Object.entries(fieldsOf(diagnosis))) {
      const field = this.form.elements.namedItem(name)
      if (field && 'value' in field) field.value = value
    }
    this.warn()
  }

  keep() {
    this.isOwn = true
    this.warn()
  }

  /** Says so before something is changed, and where the reader's own secrets are missing. */
  warn() {
    const fields = new FormData(this.form)
    const method = String(fields.get('method'))
    const warning = find(this, '.warning', HTMLElement)
    warning.hidden = !changes(method)
    warning.textContent = t('try.warning', { method })
    const isBlanked = [...fields.values()].some((value) => String(value).includes('BLANKED'))
    find(this, '.blanked', HTMLElement).hidden = !isBlanked
  }

  /**
   * The buttons say from where. A window can only be opened before there is anything to wait for.
   * @param {SubmitEvent} event
   */
  async submit(event) {
    event.preventDefault()
    const isAttackers = event.submitter?.getAttribute('value') === 'attacker'
    try {
      const request = requestOf(new FormData(this.form))
      const sent = isAttackers ? sentFromAttackers(request) : sendOwn(request)
      this.show(element('p', {}, t('try.sending')))
      this.add(await sent, JSON.stringify(request))
    } catch (error) {
      this.show(element('p', { class: 'fault' }, ...prose(inWords(error))))
    }
  }

  /** @param {Got} got @param {string} request */
  add(got, request) {
    const others = request === this.request ? this.all : []
    this.request = request
    this.all = [...others.filter(({ origin }) => origin !== got.origin), got]
    this.show(sideBySide(this.all, this.diagnosis), ...notes(this.diagnosis))
  }

  /** @param {HTMLElement[]} content */
  show(...content) {
    find(this, '.result', HTMLElement).replaceChildren(...content)
  }
}

customElements.define('try-from-here', TryFromHere)

/** @param {OwnRequest} request */
async function sentFromAttackers(request) {
  const page = openVisit('attacker')
  try {
    const got = await page.send(request)
    page.leave()
    return got
  } catch (error) {
    page.close()
    throw error
  }
}

/**
 * An API that allows the reader's page alone is right to refuse this one.
 * @param {Diagnosis | null} diagnosis
 */
function notes(diagnosis) {
  const theirs = diagnosis?.facts.find(({ name }) => name === 'page_origin')?.value
  if (!theirs || theirs === origins.page) return []
  return [element('p', {}, ...prose(t('try.other-origin', { theirs, ours: origins.page })))]
}

/** @param {unknown} error */
function inWords(error) {
  if (error instanceof NoRequest) return t(`try.no-${error.part}`, { value: error.value })
  if (error instanceof VisitFailed) return t(`try.${error.reason}`)
  throw error
}

// `<evidence-box>`: takes what the reader has, typed, pasted, dropped or chosen, and blanks what is
// secret in it. Fires `evidence` whenever there is something new to read.

import 'more-texts'
import { Untakable, withoutBodies } from '../diagnosis/given.js'
import { taken } from '../diagnosis/taking.js'
import { find } from '../shared/dom.js'
import { blanked } from '../shared/secrets.js'
import { t } from '../shared/text.js'
import { LabElement } from './lab-element.js'

/** @import { Given, Held } from '../diagnosis/given.js' */

const PAUSE_MS = 300 // in typing, before it is read
const LONG = 100_000 // characters, from which on a pasted text is held beside the box
const MEGABYTE = 1024 * 1024

export class EvidenceBox extends LabElement {
  /** @type {Held | null} */
  held = null
  typed = ''
  /** How many secret values were taken out. */
  secrets = 0
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  pause

  get area() {
    return find(this, 'textarea', HTMLTextAreaElement)
  }

  get file() {
    return find(this, 'input[type=file]', HTMLInputElement)
  }

  /** All of it, without secrets: what was typed first, so that its lines keep their numbers. */
  get text() {
    return [this.typed, this.held?.text].filter(Boolean).join('\n')
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    const { area, file } = this
    area.addEventListener('input', () => this.waitForMore(), { signal })
    area.addEventListener('paste', (event) => this.paste(event), { signal })
    file.addEventListener('change', () => this.take(file.files?.[0]), { signal })
    this.addEventListener('dragover', (event) => this.offerPlace(event), { signal })
    this.addEventListener('dragleave', () => this.toggleAttribute('data-over', false), { signal })
    this.addEventListener('drop', (event) => this.drop(event), { signal })
    const [remove, choose] = this.querySelectorAll('button')
    remove.addEventListener('click', () => this.hold(null), { signal })
    choose.addEventListener('click', () => file.click(), { signal })
    signal.addEventListener('abort', () => clearTimeout(this.pause))
  }

  /**
   * Takes a text in place of all that was there.
   * @param {string} text
   */
  fill(text) {
    this.area.value = text
    this.hold(null)
    this.showBlanked()
  }

  /** Makes room for more below what is there, and puts the cursor there. */
  goOn() {
    const { area } = this
    if (area.value && !area.value.endsWith('\n')) area.value += '\n'
    area.focus()
    area.setSelectionRange(area.value.length, area.value.length)
    area.scrollTop = area.scrollHeight
    area.scrollIntoView({ block: 'center' })
  }

  /**
   * Returns whether a line, from 1, is one of the held file's.
   * @param {number} line
   */
  isOfFile(line) {
    return this.held !== null && (!this.typed || line > this.typed.split('\n').length)
  }

  waitForMore() {
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.read(), PAUSE_MS)
  }

  read() {
    ;[this.typed, this.secrets] = blanked(withoutBodies(this.area.value))
    this.secrets += this.held?.secrets ?? 0
    this.dispatchEvent(new Event('evidence', { bubbles: true }))
  }

  // A secret that was pasted doesn't stay on the screen either. One that is typed does, until then.
  showBlanked() {
    this.read()
    if (this.area.value !== this.typed) this.area.value = this.typed
  }

  /** @param {ClipboardEvent} event */
  paste(event) {
    const file = event.clipboardData?.files[0]
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!file && text.length <= LONG) return setTimeout(() => this.showBlanked())
    event.preventDefault()
    return this.take(file ?? { name: t('diagnose.file.pasted'), text })
  }

  /** @param {DragEvent} event */
  offerPlace(event) {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    this.toggleAttribute('data-over', true)
  }

  /** @param {DragEvent} event */
  drop(event) {
    this.toggleAttribute('data-over', false)
    const file = event.dataTransfer?.files[0]
    if (!file) return
    event.preventDefault()
    this.take(file)
  }

  /** @param {Given | undefined} given */
  async take(given) {
    if (!given) return
    this.showHeld(`${given.name} …`)
    try {
      this.hold(await taken(given))
    } catch (error) {
      if (!(error instanceof Untakable)) throw error
      this.hold(null)
      this.say(t(`diagnose.file.${error.reason}`))
    }
    this.file.value = '' // the same file may be chosen again
  }

  /** @param {Held | null} held */
  hold(held) {
    this.held = held
    this.say('')
    this.showHeld(held && `${held.name} · ${sizeOf(held.text)}`)
    this.read()
  }

  /** @param {string | null} text */
  showHeld(text) {
    const shown = find(this, '.held', HTMLElement)
    shown.hidden = text === null
    find(shown, 'code', HTMLElement).textContent = text
  }

  /** @param {string} fault */
  say(fault) {
    find(this, '.fault', HTMLElement).textContent = fault
  }
}

customElements.define('evidence-box', EvidenceBox)

/** @param {string} text */
function sizeOf({ length }) {
  return length > MEGABYTE
    ? `${(length / MEGABYTE).toFixed(1)} MB`
    : `${Math.ceil(length / 1024)} KB`
}

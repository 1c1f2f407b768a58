// `<your-progress>`: how far the reader is, and its export, import and reset.

import { element, find } from '../shared/dom.js'
import { exported, NotProgress, progress, reset, takeIn, withProgress } from '../shared/progress.js'
import { t } from '../shared/text.js'
import { LabElement } from './lab-element.js'

class YourProgress extends LabElement {
  get status() {
    return find(this, '[role="status"]', HTMLElement)
  }

  get file() {
    return find(this, 'input[type="file"]', HTMLInputElement)
  }

  get dialog() {
    return find(this, 'dialog', HTMLDialogElement)
  }

  /** @param {string} selector */
  button(selector) {
    return find(this, selector, HTMLButtonElement)
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    const save = () => download('cors-lab-progress.json', exported())
    this.button('.export').addEventListener('click', save, { signal })
    this.button('.import').addEventListener('click', () => this.file.click(), { signal })
    this.button('.reset').addEventListener('click', () => this.ask(), { signal })
    this.file.addEventListener('change', () => this.import(), { signal })
    this.dialog.addEventListener('close', () => this.resetIfMeant(), { signal })
    withProgress(() => this.draw(), signal)
  }

  draw() {
    const entries = Object.values(progress())
    const right = entries.filter((entry) => entry.right).length
    const isEmpty = entries.length === 0
    find(this, '.sum', HTMLElement).textContent = isEmpty
      ? t('progress.none')
      : t('progress.sum', { done: entries.length, right })
    this.button('.export').disabled = this.button('.reset').disabled = isEmpty
  }

  async import() {
    const file = this.file.files?.[0]
    this.file.value = '' // or the same file, put right, would not count as a change
    if (!file) return
    try {
      const count = takeIn(await file.text())
      this.status.textContent = t('progress.imported', { file: file.name, count })
    } catch (error) {
      if (!(error instanceof NotProgress)) throw error
      this.status.textContent = faultText(error, file.name)
    }
  }

  ask() {
    this.dialog.returnValue = '' // in some browsers Escape leaves what was chosen last
    this.dialog.showModal()
  }

  resetIfMeant() {
    if (this.dialog.returnValue !== 'reset') return
    reset()
    this.status.textContent = t('progress.forgotten')
  }
}

customElements.define('your-progress', YourProgress)

/** @param {NotProgress} fault @param {string} file */
function faultText({ experiment }, file) {
  if (experiment === undefined) return t('progress.not-json', { file })
  return t('progress.not-entry', { file, experiment })
}

/** @param {string} name @param {string} text */
function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  element('a', { href: url, download: name }).click()
  URL.revokeObjectURL(url)
}

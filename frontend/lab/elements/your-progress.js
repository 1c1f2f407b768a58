// `<your-progress>`: how far the reader is, and its export, import and reset.

import { element, find } from '../shared/dom.js'
import { exported, NotProgress, progress, reset, takeIn, withProgress } from '../shared/progress.js'
import { t } from '../shared/text.js'

class YourProgress extends HTMLElement {
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

  connectedCallback() {
    this.on('.export', () => download('cors-lab-progress.json', exported()))
    this.on('.import', () => this.file.click())
    this.on('.reset', () => this.ask())
    this.file.addEventListener('change', () => this.import())
    this.dialog.addEventListener('close', () => this.resetIfMeant())
    withProgress(() => this.draw())
  }

  /** @param {string} selector @param {() => void} action */
  on(selector, action) {
    this.button(selector).addEventListener('click', action)
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

// `<your-progress>`: how far the reader is, and its export, import and reset.

import { element } from '../shared/dom.js'
import { exported, NotProgress, progress, reset, takeIn, withProgress } from '../shared/progress.js'
import { t } from '../shared/text.js'

class YourProgress extends HTMLElement {
  connectedCallback() {
    this.status = this.querySelector('[role="status"]')
    this.file = this.querySelector('input[type="file"]')
    this.dialog = this.querySelector('dialog')
    this.on('.export', () => download('cors-lab-progress.json', exported()))
    this.on('.import', () => this.file.click())
    this.on('.reset', () => this.ask())
    this.file.addEventListener('change', () => this.import())
    this.dialog.addEventListener('close', () => this.resetIfMeant())
    withProgress(() => this.draw())
  }

  on(button, action) {
    this.querySelector(button).addEventListener('click', action)
  }

  draw() {
    const entries = Object.values(progress())
    const right = entries.filter((entry) => entry.right).length
    const isEmpty = entries.length === 0
    this.querySelector('.sum').textContent = isEmpty
      ? t('progress.none')
      : t('progress.sum', { done: entries.length, right })
    this.querySelector('.export').disabled = this.querySelector('.reset').disabled = isEmpty
  }

  async import() {
    const [file] = this.file.files
    this.file.value = '' // or the same file, put right, would not count as a change
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

function faultText({ experiment }, file) {
  if (experiment === undefined) return t('progress.not-json', { file })
  return t('progress.not-entry', { file, experiment })
}

function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  element('a', { href: url, download: name }).click()
  URL.revokeObjectURL(url)
}

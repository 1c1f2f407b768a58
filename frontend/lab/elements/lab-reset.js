// `<lab-reset>`: puts the lab back for the next group, where the lab writes its files for this page;
// elsewhere it says how that is done.

import 'more-texts'
import { element, find, prose } from '../shared/dom.js'
import { ApiUnreachable, LabProblem, foundByReset, resetLab } from '../shared/lab-api.js'
import { announceUntilReachable, whenReachable } from '../shared/page.js'
import { loadStyles } from '../shared/styles.js'
import { t } from '../shared/text.js'
import { LabElement } from './lab-element.js'

/** @import { ResetLab, ResetOffer } from '../shared/types.d.ts' */

const styled = loadStyles('dialog.css')

class LabReset extends LabElement {
  get button() {
    return find(this, ':scope > button', HTMLButtonElement)
  }

  get dialog() {
    return find(this, 'dialog', HTMLDialogElement)
  }

  get result() {
    return find(this, '.result', HTMLElement)
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    styled.then(() => this.read())
    this.button.addEventListener('click', () => this.ask(), { signal })
    this.dialog.addEventListener('close', () => this.resetIfMeant(), { signal })
  }

  async read() {
    this.draw(await whenReachable(foundByReset))
    this.hidden = false
  }

  /** @param {ResetOffer} found */
  draw({ offer, edited, runs }) {
    const isOffered = offer === 'offered'
    const [line, byHand] = [find(this, '.found', HTMLElement), find(this, '.by-hand', HTMLElement)]
    line.hidden = this.button.hidden = !isOffered
    line.textContent = t('reset.found', { edited: edited.length, runs })
    byHand.hidden = isOffered
    if (!isOffered) byHand.replaceChildren(...prose(t(`reset.${offer}`)))
  }

  ask() {
    this.read() // what a reset would do may have changed since it was last looked at
    this.dialog.returnValue = '' // in some browsers Escape leaves what was chosen last
    this.dialog.showModal()
  }

  async resetIfMeant() {
    if (this.dialog.returnValue !== 'reset') return
    this.button.disabled = true
    try {
      this.tell(await resetLab())
    } catch (error) {
      if (error instanceof ApiUnreachable) await announceUntilReachable()
      else this.result.replaceChildren(element('p', {}, ...prose(failureText(error))))
    }
    this.button.disabled = false
    await this.read()
    this.result.focus()
  }

  /** @param {ResetLab} done */
  tell({ restored, runs }) {
    const lines = restored.map(({ path, kept }) =>
      kept ? t('guard.restored', { path, kept }) : t('reset.put-back', { path }),
    )
    if (!lines.length) lines.push(t('reset.none-edited'))
    const items = [...lines, t('reset.forgotten', { runs })].map((line) =>
      element('li', {}, ...prose(line)),
    )
    this.result.replaceChildren(element('p', {}, t('reset.done')), element('ul', {}, ...items))
  }
}

customElements.define('lab-reset', LabReset)

/** @param {unknown} error */
function failureText(error) {
  if (error instanceof LabProblem && error.code === 'shared-lab') return t('reset.shared')
  return t('reset.failed', { message: error instanceof Error ? error.message : String(error) })
}

// `<copy-button>`: copies the text of the element that stands before it.

import { copyText } from '../shared/copy-text.js'
import { element } from '../shared/dom.js'
import { t } from '../shared/text.js'
import { LabElement } from './lab-element.js'

const SHOWN_MS = 2000

class CopyButton extends LabElement {
  /** @param {AbortSignal} signal */
  connected(signal) {
    const button = element('button', { type: 'button', class: 'small' }, t('code.copy'))
    button.addEventListener('click', () => this.copy(button), { signal })
    this.replaceChildren(button)
  }

  /** @param {HTMLButtonElement} button */
  async copy(button) {
    const isCopied = await copyText(this.previousElementSibling?.textContent?.trim() ?? '')
    if (!isCopied) return
    button.textContent = t('code.copied')
    setTimeout(() => (button.textContent = t('code.copy')), SHOWN_MS)
  }
}

customElements.define('copy-button', CopyButton)

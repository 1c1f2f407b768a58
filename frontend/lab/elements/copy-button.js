// The button that copies code. `<copy-button>` copies the text of the element that stands before it.

import { copyText } from '../shared/copy-text.js'
import { element } from '../shared/dom.js'
import { t } from '../shared/text.js'

const COPIED_SHOWN_MS = 2000

/**
 * Returns a button that copies what `text` gives when it is pressed, and says so for a moment.
 * @param {() => string} text
 */
export function copyButton(text) {
  const button = element('button', { type: 'button', class: 'small' }, t('code.copy'))
  button.addEventListener('click', async () => {
    if (!(await copyText(text()))) return
    button.textContent = t('code.copied')
    setTimeout(() => (button.textContent = t('code.copy')), COPIED_SHOWN_MS)
  })
  return button
}

class CopyButton extends HTMLElement {
  connectedCallback() {
    const code = this.previousElementSibling
    this.replaceChildren(copyButton(() => code?.textContent?.trim() ?? ''))
  }
}

customElements.define('copy-button', CopyButton)

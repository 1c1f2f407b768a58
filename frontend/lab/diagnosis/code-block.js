// Code to copy, under the name of its file if it has one.

import { copyButton } from '../elements/copy-button.js'
import { code as codeOf, element } from '../shared/dom.js'

/**
 * @param {string} code
 * @param {(string | Node)[]} caption
 */
export function codeBlock(code, ...caption) {
  return element(
    'figure',
    { class: 'code-block' },
    caption.length > 0 && element('figcaption', {}, element('span', {}, ...caption)),
    element(
      'div',
      { class: 'copied' },
      element('pre', { tabindex: 0 }, codeOf(code)),
      copyButton(() => code),
    ),
  )
}

// Code to copy, under the name of its file if it has one.

import { copyButton } from '../elements/copy-button.js'
import { element } from '../shared/dom.js'

const UNBROKEN = 40 // characters: of a word that a line is not broken in, if there is room for it

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
      element('pre', { tabindex: 0 }, ...wordsOf(code)),
      copyButton(() => code),
    ),
  )
}

/**
 * The words, each unbroken: a line could end at the hyphen of an option or of a header's name.
 * @param {string} code
 */
function wordsOf(code) {
  return code
    .split(/(\s+)/)
    .map((part) =>
      part.includes('-') && part.length <= UNBROKEN
        ? element('span', { class: 'word' }, part)
        : part,
    )
}

// What to run next, so that what can't be told can be.

import { element, prose } from '../shared/dom.js'
import { t } from '../shared/text.js'
import { codeBlock } from './code-block.js'

/** @import { Diagnosis } from '../shared/types.d.ts' */

/**
 * The buttons in it fire `more-evidence`, and `try-it` with the diagnosis.
 * @param {Diagnosis} diagnosis
 */
export function whatNext(diagnosis) {
  const { next } = diagnosis
  const items = next.map(({ sentence, command }) =>
    element('li', {}, element('p', {}, ...prose(sentence)), command && codeBlock(command)),
  )
  const canPaste = next.some(({ command }) => command !== null)
  return element(
    'section',
    { class: 'next' },
    element('h3', {}, t('diagnose.next')),
    items.length > 0 && element(items.length > 1 ? 'ol' : 'ul', { class: 'steps' }, ...items),
    element(
      'p',
      { class: 'ways' },
      canPaste && button(t('diagnose.paste-below'), 'more-evidence', null),
      button(t('diagnose.try-it'), 'try-it', diagnosis),
    ),
  )
}

/** @param {string} text @param {string} type @param {unknown} detail */
function button(text, type, detail) {
  const made = element('button', { type: 'button', class: 'small' }, text)
  made.addEventListener('click', () =>
    made.dispatchEvent(new CustomEvent(type, { bubbles: true, detail })),
  )
  return made
}

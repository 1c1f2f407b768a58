// The buttons above a panel of code: copy it, and see all of it where a few lines are shown.

import { element, find, findAll } from '../shared/dom.js'
import { t } from '../shared/text.js'
import { copyButton } from './copy-button.js'

/**
 * Adds the buttons to a figure whose `.lines` hold the code.
 * @param {HTMLElement} figure
 */
export function addButtons(figure) {
  const lines = find(figure, '.lines', HTMLElement)
  const buttons = element(
    'span',
    { class: 'buttons' },
    copyButton(() => codeIn(lines)),
  )
  const isCut = lines.scrollHeight > lines.clientHeight + 1 || lines.querySelector('details')
  if (isCut) buttons.append(allButton(lines))
  find(figure, 'figcaption', HTMLElement).append(buttons)
}

/** @param {HTMLElement} lines */
function allButton(lines) {
  const count = linesIn(lines).length
  const button = element(
    'button',
    { type: 'button', class: 'small', 'aria-pressed': 'false' },
    t('code.all', { count }),
  )
  button.addEventListener('click', () => {
    const isAll = lines.classList.toggle('all')
    button.setAttribute('aria-pressed', String(isAll))
    for (const fold of findAll(lines, 'details', HTMLDetailsElement)) fold.open = isAll
  })
  return button
}

/** @param {HTMLElement} lines */
function linesIn(lines) {
  return findAll(lines, '.line:not(del)', HTMLElement)
}

/**
 * The code as it is to be written, without the marks of what was added to it.
 * @param {HTMLElement} lines
 */
function codeIn(lines) {
  const texts = linesIn(lines).map((line) =>
    [...line.childNodes]
      .filter((node) => !(node instanceof HTMLElement && node.matches('.mark')))
      .map((node) => node.textContent)
      .join(''),
  )
  return `${texts.join('\n')}\n`
}

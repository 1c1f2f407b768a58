// Copies text, also on plain http under a name: navigator.clipboard needs a secure context.

import { element } from './dom.js'

/**
 * Copies `text` and returns whether that worked. Call it in a click.
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelected(text)
  }
}

/**
 * The older way: what is copied is what the page has selected.
 * @param {string} text
 */
function copySelected(text) {
  const focused = document.activeElement
  const field = element('textarea', { class: 'sr', readonly: true }, text)
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return isCopied
}

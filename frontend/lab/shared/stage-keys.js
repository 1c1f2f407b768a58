// The keys of the stage and of the presenter's window. A clicker sends PageUp and PageDown.

/** @import { StageAction, StageKey } from './types.d.ts' */

/** @type {Record<StageAction, string[]>} */
const KEYS = {
  run: ['r'],
  back: ['arrowleft'],
  on: ['arrowright'],
  next: ['n', 'pagedown'],
  previous: ['p', 'pageup'],
  plan: [], // a button of the presenter's window
  window: ['w'],
}
const ACTIONS = /** @type {[StageAction, string[]][]} */ (Object.entries(KEYS))
const FIELDS = 'input:not([type=radio]), select, textarea, [contenteditable]'

/**
 * Returns what a key press asks for, null if nothing: no key acts in a field or with a modifier.
 * A choice is no field to write in, but arrows belong to it, as they belong to code.
 * @param {KeyboardEvent} event
 * @returns {StageKey | null}
 */
export function actionOfKey({ key, target, repeat, ctrlKey, metaKey, altKey, shiftKey }) {
  if (repeat || ctrlKey || metaKey || altKey || shiftKey) return null
  const within = (/** @type {string} */ selector) =>
    target instanceof Element && target.closest(selector) !== null
  if (within(FIELDS) || (key.startsWith('Arrow') && within('input, pre'))) return null
  if (/^[1-9]$/.test(key)) return { do: 'choose', number: Number(key) }
  const [action] = ACTIONS.find(([, keys]) => keys.includes(key.toLowerCase())) ?? []
  return action ? { do: action } : null
}

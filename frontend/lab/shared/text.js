// The words of the lab in the page's language.

// The page's import map knows where they are. A module with a top-level await could choose for
// itself, but Safari may run what imports such a module too early:
// https://bugs.webkit.org/show_bug.cgi?id=242740
import texts from 'texts'

/** @import { TextKey, TextValues } from './types.d.ts' */

/**
 * Returns the text of `key` in the reader's language, with `{name}` replaced by the value of that
 * name. Throws when there is no such text.
 * @template {TextKey} Key
 * @param {Key} key
 * @param {TextValues<Key>} values
 * @returns {string}
 */
export function t(key, ...[values]) {
  if (!(key in texts)) throw new Error(`There is no text "${key}".`)
  return filled(texts[key], values ?? {})
}

/** @param {string} text @param {Record<string, unknown>} values */
function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}

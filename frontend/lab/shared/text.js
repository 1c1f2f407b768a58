// What the server tells each page of the lab: its language, its words, and the origins.

// The words in the page's language; its import map knows where they are. A module with a top-level
// await could choose for itself, but Safari may run what imports such a module too early:
// https://bugs.webkit.org/show_bug.cgi?id=242740
import texts from 'texts'

const lab = JSON.parse(document.getElementById('lab').textContent)

/** @type {'en' | 'zh'} */
export const language = lab.language

/** The origins as the browser sees them: of the `api`, and of each kind of page. */
export const origins = lab.origins

/** The origins at which client code may ask the API: its `own`, and others. */
export const apis = lab.apis

/**
 * Returns the text of `key` in the reader's language, with `{name}` replaced by `values.name`.
 * Throws when there is no such text.
 */
export function t(key, values = {}) {
  if (!(key in texts)) throw new Error(`There is no text "${key}".`)
  return texts[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}

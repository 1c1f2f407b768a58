// What the server tells each page of the lab: its language, its words, and the three origins.

const lab = JSON.parse(document.getElementById('lab').textContent)

/** @type {'en' | 'zh'} */
export const language = lab.language

/** The origins as the browser sees them: `page`, `api` and `attacker`. */
export const origins = lab.origins

/**
 * Returns the text of `key` in the reader's language, with `{name}` replaced by `values.name`.
 * Throws when there is no such text.
 */
export function t(key, values = {}) {
  if (!(key in lab.text)) throw new Error(`There is no text "${key}".`)
  return lab.text[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}

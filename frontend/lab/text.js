// What the server tells each page of the lab: its language, its words, and the origins.

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
  if (!(key in lab.text)) throw new Error(`There is no text "${key}".`)
  return lab.text[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}

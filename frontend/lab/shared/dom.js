// Elements from data, and the elements of a page. Text always goes in as text, never as markup.

/** @typedef {string | Node | null | undefined | false} Child */

/**
 * Returns a new element. `attributes` with the value null, undefined or false are left out, and so
 * are such `children`.
 * @template {string} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | undefined>} attributes
 * @param {Child[]} children
 * @returns {Tag extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Tag] : HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, '')
    else if (value !== null && value !== undefined && value !== false)
      made.setAttribute(name, String(value))
  }
  made.append(...children.filter(isThere))
  return /** @type {any} */ (made)
}

/** @param {Child} child @returns {child is string | Node} */
function isThere(child) {
  return child !== null && child !== undefined && child !== false
}

/**
 * Returns the first element in `within` that `selector` matches. Throws unless there is one, and it
 * is of the `type`: a template that no longer fits its script is to be noticed.
 * @template {Element} Found
 * @param {ParentNode} within
 * @param {string} selector
 * @param {abstract new (...args: any[]) => Found} type
 * @returns {Found}
 */
export function find(within, selector, type) {
  const found = within.querySelector(selector)
  if (!(found instanceof type)) throw new Error(`There is no ${type.name} at "${selector}".`)
  return found
}

/**
 * Returns all elements in `within` that `selector` matches and that are of the `type`.
 * @template {Element} Found
 * @param {ParentNode} within
 * @param {string} selector
 * @param {abstract new (...args: any[]) => Found} type
 * @returns {Found[]}
 */
export function findAll(within, selector, type) {
  return Array.from(within.querySelectorAll(selector)).filter(
    /** @returns {each is Found} */
    (each) => each instanceof type,
  )
}

// A header's name, whose hyphens are no places to break a line; as in frontend/course/prose.py.
const HEADER_NAME = /([A-Z][a-z]*(?:-[A-Z][A-Za-z]*)+)/

/** @param {string} text */
function code(text) {
  const parts = text
    .split(HEADER_NAME)
    .map((part, index) =>
      index % 2 === 1 ? element('span', { class: 'header-name' }, part) : part,
    )
  return element('code', {}, ...parts)
}

/**
 * Returns a sentence as nodes; what stands in backticks in it is code.
 * @param {string} sentence
 * @returns {(string | HTMLElement)[]}
 */
export function prose(sentence) {
  return sentence
    .split('`')
    .map((part, index) => (index % 2 === 1 ? code(part) : part))
    .filter((part) => part !== '')
}

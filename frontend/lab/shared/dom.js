// Elements from data. Text always goes in as text, never as markup.

/**
 * Returns a new element. `attributes` with the value null, undefined or false are left out;
 * `children` are elements or strings.
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, '')
    else if (value !== null && value !== undefined && value !== false)
      made.setAttribute(name, value)
  }
  made.append(...children.filter((child) => child !== null && child !== undefined))
  return made
}

/** Returns a sentence as nodes; what stands in backticks in it is code. */
export function prose(sentence) {
  return sentence
    .split('`')
    .map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part))
    .filter((part) => part !== '')
}

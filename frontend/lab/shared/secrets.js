// Blanks what is secret in a paste before anything leaves the page, as the library does when it
// reads one: backend/whycors/evidence/secrets.py and the files beside it, with the same data.

import { DATA } from './secrets-data.js'
import { PATTERNS, closing, endOfLine, endOfWord, secretSpans } from './secret-values.js'

/** @typedef {import('./secret-values.js').Span} Span */

/**
 * Returns the text without its secret values, and how many were taken out. Lines stay lines.
 * @param {string} given
 * @returns {[text: string, count: number]}
 */
export function blanked(given) {
  const text = `\n${given.replace(/\r\n?/g, '\n')}`
  const parts = []
  let at = 1
  let count = 0
  for (const [start, end] of merged(FINDERS.flatMap((find) => [...find(text)]))) {
    const value = text.slice(start, end)
    if (value.replace(/\n+$/, '') === DATA.blanked) continue
    parts.push(text.slice(at, start), DATA.blanked, value.replace(/[^\n]/g, ''))
    at = end
    count += 1
  }
  return [parts.join('') + text.slice(at), count]
}

/**
 * Yields the spans in their order, those that overlap as one.
 * @param {Span[]} spans
 */
function* merged(spans) {
  let [start, end] = [0, 0]
  for (const [begins, ends] of spans.sort(([a, b], [c, d]) => a - c || b - d)) {
    if (begins < end) {
      end = Math.max(end, ends)
      continue
    }
    if (end > start) yield [start, end]
    ;[start, end] = [begins, ends]
  }
  if (end > start) yield [start, end]
}

/** @typedef {(text: string) => Iterable<Span>} Finder */

/** Yields what is a token by its looks, wherever it stands. @type {Finder} */
function* tokens(text) {
  for (const found of text.matchAll(PATTERNS.token)) yield span(found, found[0])
}

/** Yields user names and passwords of URLs; ":" alone is neither. @type {Finder} */
function* userinfo(text) {
  for (const found of text.matchAll(PATTERNS.userinfo)) {
    if (found[1] !== ':') yield [found.index + 3, found.index + 3 + found[1].length]
  }
}

/** Yields values of a URL's parameters, without what ends a sentence. @type {Finder} */
function* parameters(text) {
  for (const found of text.matchAll(PATTERNS.parameter)) {
    const start = found.index + found[0].length - found[1].length
    yield [start, start + found[1].replace(/[.^]+$/, '').length]
  }
}

/** Yields values of headers, on a line of their own or on the line below. @type {Finder} */
function* lines(text) {
  let at = 0
  for (let found; (found = search(PATTERNS.line, text, at));) {
    const [whole, context, name, separator] = found
    at = found.index + whole.length
    if (separator.includes('\n') && !separator.includes(':') && !isName(text, found.index)) {
      at = found.index + context.length
      continue
    }
    const end = endOfValue(text, found.index, at, '\n', separator)
    yield* secretSpans(name, text, at, end)
    at = Math.max(at, end)
  }
}

/** Yields values in quotes: of JSON, PowerShell, JavaScript and curl's headers. @type {Finder} */
function* quoted(text) {
  let at = 0
  for (let found; (found = search(PATTERNS.quoted, text, at));) {
    const [whole, context, name, separator] = found
    at = found.index + whole.length
    const end = endOfValue(text, found.index, at, context, separator)
    yield* secretSpans(name, text, at, end)
    at = Math.max(at, end)
  }
}

/** Yields credentials in a sentence: what follows header and scheme. @type {Finder} */
function* prose(text) {
  for (const found of text.matchAll(PATTERNS.prose)) {
    const end = found.index + found[0].length
    yield [end - found[1].length, end]
  }
}

/**
 * Returns whether a name on a line of its own is one: not in the list of a header above it.
 * @param {string} text @param {number} start
 */
function isName(text, start) {
  const above = text.slice(Math.max(start - 100, 0), start)
  return !new RegExp(PATTERNS.list_of_names, 'i').test(above.slice(above.lastIndexOf('\n') + 1))
}

/**
 * Returns where a value ends that begins at `start`: as what stands before it tells.
 * @param {string} text @param {number} begins @param {number} start
 * @param {string} context @param {string} separator
 */
function endOfValue(text, begins, start, context, separator) {
  if (/\\["']$/.test(separator)) return closing(text, start, separator.slice(-2))
  const last = separator.slice(-1)
  if ('"\'`'.includes(last)) return closing(text, start, separator.includes('=') ? '`"' : last)
  if (context.endsWith("'") || context.endsWith('"')) {
    const quote = text.slice(Math.max(begins - 1, 0), begins) + context
    return closing(text, start, quote === "$'" || quote === '^"' ? quote : context)
  }
  if (context.startsWith('-')) return endOfWord(text, start)
  return '{,('.includes(context[0]) ? start : endOfLine(text, start)
}

/** Yields bodies, and the cookies of PowerShell, which are named by a call. @type {Finder} */
function* bodies(text) {
  let at = 0
  for (let found; (found = search(PATTERNS.body, text, at));) {
    const isJson = '"\''.includes(found[0][0])
    const start = found.index + found[0].length
    at = closing(text, start, isJson || found[1] === "'" ? found[1] : '`"', !isJson)
    yield [start, at]
  }
}

/** Yields the values of arrays of which all are secret: cookies, form fields. @type {Finder} */
function* arrays(text) {
  let at = 0
  for (let array; (array = search(PATTERNS.array, text, at));) {
    at = array.index + array[0].length
    let found
    while ((found = search(PATTERNS.array_value, text, at))?.[1]) {
      const start = found.index + found[0].length
      at = closing(text, start, found[1])
      yield [start, at]
    }
    if (!found) return
    at = found.index + found[0].length
  }
}

/** Yields what options of curl give: users, passwords, cookies, bodies. @type {Finder} */
function* commands(text) {
  let at = 0
  for (let command; (command = search(PATTERNS.command, text, at));) {
    at = command.index + command[0].length
    let part
    while ((part = search(PATTERNS.command_part, text, at)) && part[0] !== '\n') {
      const [whole, cookie, body, quote, other] = part
      const start = part.index + whole.length
      const open = quote || other
      const end = open ? closing(text, start, open, Boolean(body)) : endOfWord(text, start)
      if (!other) yield* secretSpans(cookie ? '-b' : '', text, start, end)
      at = end + (open ?? '').length
    }
    if (!part) return
    at = part.index + part[0].length
  }
}

/** All finders; what several of them find counts once. */
const FINDERS = [tokens, userinfo, parameters, lines, quoted, prose, bodies, arrays, commands]

/**
 * Returns what a pattern finds from `at` on, or null.
 * @param {RegExp} pattern @param {string} text @param {number} at
 */
function search(pattern, text, at) {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** @param {RegExpMatchArray & { index: number }} found @param {string} value @returns {Span} */
function span(found, value) {
  return [found.index, found.index + value.length]
}

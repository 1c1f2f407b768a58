// Where a secret value ends, and what of it may stay: a scheme, the names of cookies.

import { DATA } from './secrets-data.js'

/** @typedef {[start: number, end: number]} Span */

/** @type {Record<string, unknown>} */
const SOURCES = DATA

/**
 * Returns a pattern of the data, with the entries that it names put in.
 * @param {string} source @param {string} flags
 */
function compiled(source, flags) {
  let filled = source
  do {
    source = filled
    filled = source.replace(/\{([a-z_]+)\}/g, (_, name) => String(SOURCES[name]))
  } while (filled !== source)
  return new RegExp(source, flags)
}

/** @param {string} name */
function pattern(name) {
  return compiled(String(SOURCES[name]), DATA.of_one_case.includes(name) ? 'g' : 'gi')
}

/** The patterns of the data, by their names there. */
export const PATTERNS = {
  token: pattern('token'),
  userinfo: pattern('userinfo'),
  parameter: pattern('parameter'),
  line: pattern('line'),
  quoted: pattern('quoted'),
  prose: pattern('prose'),
  list_of_names: pattern('list_of_names'),
  body: pattern('body'),
  array: pattern('array'),
  array_value: pattern('array_value'),
  command: pattern('command'),
  command_part: pattern('command_part'),
}
const SCHEME = compiled(DATA.schemes, 'iy')
const WORD_END = /[ \t\n]/g
/** @type {Record<string, RegExp>} */
const STOPS = Object.fromEntries(
  Object.entries(DATA.stops).map(([quote, source]) => [quote, compiled(source, 'g')]),
)

/**
 * Returns where a quoted text that begins at `start` ends: before its closing quote, or where that
 * is missing, with the line. `quote` is one of the data's stops: what opens the text; ^" is cmd's,
 * `" is PowerShell's, and \" stands within another quoted text.
 * @param {string} text @param {number} start @param {string} quote
 */
export function closing(text, start, quote, overLines = false) {
  const close = ['^"', '\\"', "\\'"].includes(quote) ? quote : quote.slice(-1)
  const stops = STOPS[quote]
  stops.lastIndex = start
  for (let found; (found = stops.exec(text));) {
    if (found[0] === close || (found[0] === '\n' && !overLines)) return found.index
  }
  return endOfLine(text, start)
}

/** @param {string} text @param {number} start */
export function endOfLine(text, start) {
  const end = text.indexOf('\n', start)
  return end < 0 ? text.length : end
}

/** @param {string} text @param {number} start */
export function endOfWord(text, start) {
  WORD_END.lastIndex = start
  return WORD_END.exec(text)?.index ?? text.length
}

/**
 * Yields what is secret of the value of that name, which goes from `start` to `end`.
 * @param {string} name @param {string} text @param {number} start @param {number} end
 * @returns {Generator<Span>}
 */
export function* secretSpans(name, text, start, end) {
  const plain = name.toLowerCase()
  if (plain.endsWith('authorization')) {
    SCHEME.lastIndex = start
    const scheme = SCHEME.exec(text.slice(0, end))
    yield [start + (scheme?.[0].length ?? 0), end]
  } else if (plain === 'cookie' || plain === '-b') {
    for (const [begins, ends] of parts(text, start, end)) yield cookieValue(text, begins, ends)
  } else if (plain === 'set-cookie') {
    yield* setCookieSpans(text, start, end)
  } else {
    yield [start, end]
  }
}

/**
 * Yields a set cookie's value, and what follows it that isn't an attribute.
 * @param {string} text @param {number} start @param {number} end
 * @returns {Generator<Span>}
 */
function* setCookieSpans(text, start, end) {
  for (const [begins, ends] of parts(text, start, end)) {
    const [name, ...values] = text.slice(begins, ends).split('=')
    const isAttribute =
      DATA.cookie_attributes.includes(name.trim().toLowerCase()) && values.length < 2
    if (begins === start || !isAttribute) yield cookieValue(text, begins, ends)
  }
}

/**
 * Yields the parts of a cookie's value, which semicolons are between.
 * @param {string} text @param {number} start @param {number} end
 * @returns {Generator<Span>}
 */
function* parts(text, start, end) {
  while (start <= end) {
    const semicolon = text.slice(start, end).indexOf(';')
    const stop = semicolon < 0 ? end : start + semicolon
    yield [start, stop]
    start = stop + 1
  }
}

/**
 * Returns the value of a cookie's part, all of it if it has no name.
 * @param {string} text @param {number} start @param {number} end
 * @returns {Span}
 */
function cookieValue(text, start, end) {
  const part = text.slice(start, end)
  const begins = start + part.indexOf('=') + 1
  const value = text.slice(begins, end)
  const after = value.length - value.replace(/^[ \t]+/, '').length
  const before = value.length - value.replace(/[ \t]+$/, '').length
  return after === value.length ? [end, end] : [begins + after, end - before]
}

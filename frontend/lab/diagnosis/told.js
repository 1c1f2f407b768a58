// How a failure that was told is drawn: between whom, and what of it nobody gave.

/** @import { Diagnosis, FactName, Story } from '../shared/types.d.ts' */
/** @import { Where } from '../picture/types.d.ts' */

/**
 * @param {Diagnosis} diagnosis
 * @param {Story} story
 * @returns {Where}
 */
export function toldBy({ cause, facts, unknown }, story) {
  /** @param {FactName} name */
  const known = (name) => facts.find((fact) => fact.name === name)?.value ?? null
  const { request } = story.calls[0]
  return {
    origin: 'page',
    api: new URL(request.url).origin,
    header: cause === 'header-not-exposed' ? hiddenHeader(story) : null,
    told: { page: known('page_origin'), browser: browserNamed(known('browser')), unknown },
  }
}

/**
 * The first header that arrived and that script may not read, null if it may read all.
 * @param {Story} story
 */
function hiddenHeader({ record, calls }) {
  const readable = calls.at(-1)?.observed?.readable_headers ?? []
  const names = record.exchanges.at(-1)?.response.headers.map(([name]) => name) ?? []
  return names.find((name) => isOfScript(name) && !readable.includes(name.toLowerCase())) ?? null
}

/** Neither of CORS nor a cookie: script has no use for those. @param {string} name */
function isOfScript(name) {
  return !/^(access-control-|set-cookie$)/i.test(name)
}

/**
 * Returns the story up to an answer of which nothing was told, where it can't be told what came of
 * it: all after that is made up.
 * @param {Diagnosis} diagnosis
 * @param {Story} story
 * @returns {Story}
 */
export function asFarAsTold({ degree, unknown }, story) {
  if (degree !== 'unknown') return story
  const at = story.events.findIndex(
    ({ kind, exchange }) =>
      kind === 'answers' &&
      ['status', 'headers'].every((part) =>
        unknown.includes(`exchange ${exchange} response ${part}`),
      ),
  )
  return at < 0 ? story : { ...story, events: story.events.slice(0, at + 1) }
}

/**
 * Whether a value stands for one that nobody told, such as https://YOUR-PAGE.example, or (...) for
 * the value of a header.
 * @param {string} value
 */
export function isPlaceholder(value) {
  return value.includes('YOUR-') || value === '(...)'
}

/**
 * The browser as it is called; null where it is any that keeps to the standard.
 * @param {string | null} name
 */
export function browserNamed(name) {
  if (!name || name === 'standard') return null
  return name.replace(/^[a-z]/, (letter) => letter.toUpperCase())
}

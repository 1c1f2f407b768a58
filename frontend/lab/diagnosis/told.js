// How a failure that was told is drawn: between whom, and what of it nobody gave.

/** @import { Diagnosis, FactName, Story } from '../shared/types.d.ts' */
/** @import { Where } from '../picture/types.d.ts' */

/**
 * @param {Diagnosis} diagnosis
 * @param {Story} story
 * @returns {Where}
 */
export function toldBy({ facts, unknown }, { calls }) {
  /** @param {FactName} name */
  const known = (name) => facts.find((fact) => fact.name === name)?.value ?? null
  const [{ request }] = calls
  return {
    origin: 'page',
    api: new URL(request.url).origin,
    header: null,
    told: { page: known('page_origin'), browser: browserNamed(known('browser')), unknown },
  }
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

/** @param {string | null} name */
function browserNamed(name) {
  return name && name.replace(/^[a-z]/, (letter) => letter.toUpperCase())
}

// What the reader has predicted, kept in this browser only:
//
//     {"the-failure/read-the-notes":
//       {"predicted": "blocked", "right": true, "when": "2026-…", "seconds": 84}, …}
//
// `seconds` is how long the page was in sight, from its opening until the reader left it after the
// run. It is missing where nobody has left yet, and in what older versions have kept.

/** @import { Prediction, Progress } from './types.d.ts' */

const KEY = 'progress'
const EXPERIMENT = /^[a-z0-9-]+\/[a-z0-9-]+$/

/** A text that isn't progress; `experiment` names the entry that is at fault, if it is one. */
export class NotProgress extends Error {
  /** @param {string} [experiment] */
  constructor(experiment) {
    super('no progress')
    this.experiment = experiment
  }
}

/**
 * Returns what was predicted, by experiment.
 * @returns {Progress}
 */
export function progress() {
  try {
    return parsed(localStorage.getItem(KEY) ?? '{}')
  } catch {
    return {}
  }
}

/**
 * Notes a prediction. The first one of an experiment counts, since a later run knows the answer,
 * until the experiment comes back `inReview`. Returns whether this was the first one.
 * @param {string} experiment
 * @param {string} predicted
 * @param {boolean} right
 * @param {boolean} inReview
 */
export function note(experiment, predicted, right, inReview) {
  const noted = progress()
  const isFirst = !(experiment in noted)
  if (!isFirst && !inReview) return false
  const entry = { ...noted[experiment], predicted, right, when: new Date().toISOString() }
  keep({ ...noted, [experiment]: entry })
  return isFirst
}

/**
 * Notes how long an experiment took, if a prediction of it is noted.
 * @param {string} experiment
 * @param {number} seconds
 */
export function noteSeconds(experiment, seconds) {
  const noted = progress()
  if (!(experiment in noted)) return
  keep({ ...noted, [experiment]: { ...noted[experiment], seconds } })
}

/** Returns the progress as a file's text. */
export function exported() {
  return `${JSON.stringify(progress(), null, 2)}\n`
}

/**
 * Takes in what exported() gave; of two predictions of one experiment the later one stays. Returns
 * how many experiments were in it. Throws NotProgress.
 * @param {string} text
 */
export function takeIn(text) {
  const taken = Object.entries(parsed(text))
  const noted = progress()
  /** @param {[string, Prediction]} entry */
  const isLater = ([experiment, { when }]) =>
    !(experiment in noted) || Date.parse(when) > Date.parse(noted[experiment].when)
  keep({ ...noted, ...Object.fromEntries(taken.filter(isLater)) })
  return taken.length
}

/** Forgets everything. */
export function reset() {
  keep({})
}

/**
 * Calls `action` now, and each time that the progress may have changed, in another tab too, until
 * the `signal` is aborted.
 * @param {() => void} action
 * @param {AbortSignal} [signal]
 */
export function withProgress(action, signal) {
  action()
  addEventListener('progress', action, { signal })
  addEventListener('storage', action, { signal })
  addEventListener('pageshow', action, { signal }) // back from another page, to this one as it was
}

/** @param {Progress} noted */
function keep(noted) {
  try {
    localStorage.setItem(KEY, JSON.stringify(noted))
  } catch {
    // A browser that is told to keep nothing keeps nothing; the lesson goes on.
  }
  dispatchEvent(new Event('progress'))
}

/** @param {string} text @returns {Progress} */
function parsed(text) {
  const noted = fromJson(text)
  if (typeof noted !== 'object' || noted === null || Array.isArray(noted)) throw new NotProgress()
  for (const [experiment, entry] of Object.entries(noted)) {
    if (!EXPERIMENT.test(experiment) || !isEntry(entry)) throw new NotProgress(experiment)
  }
  return noted
}

/** @param {string} text @returns {any} */
function fromJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    throw new NotProgress()
  }
}

/** @param {any} entry @returns {entry is Prediction} */
function isEntry(entry) {
  return (
    typeof entry?.predicted === 'string' &&
    typeof entry.right === 'boolean' &&
    !Number.isNaN(Date.parse(entry.when)) &&
    (entry.seconds === undefined || (Number.isFinite(entry.seconds) && entry.seconds >= 0))
  )
}

// How long an experiment takes: the time that its page is in sight. Time in the background doesn't
// count. It begins when this module is loaded, with the page.

import { noteSeconds } from './progress.js'

let seen = 0 // milliseconds in sight, up to the last time that the page was hidden
/** @type {number | null} */
let since = document.hidden ? null : performance.now()

document.addEventListener('visibilitychange', () => {
  seen = visibleFor()
  since = document.hidden ? null : performance.now()
})

function visibleFor() {
  return since === null ? seen : seen + performance.now() - since
}

/**
 * Keeps with the prediction of `experiment` for how long its page was in sight until the reader
 * left it. Nobody may be told when a phone puts a page away for good, so whenever the page is
 * hidden the time so far is kept, and what comes after it is added.
 * @param {string} experiment
 */
export function keepTimeOf(experiment) {
  const leaving = new AbortController()
  const keepTime = () => noteSeconds(experiment, Math.round(visibleFor() / 1000))
  const { signal } = leaving
  const keepIfHidden = () => document.hidden && keepTime()
  document.addEventListener('visibilitychange', keepIfHidden, { signal })
  addEventListener(
    'pagehide',
    () => {
      keepTime()
      leaving.abort() // a page that comes back has been left before
    },
    { signal },
  )
}

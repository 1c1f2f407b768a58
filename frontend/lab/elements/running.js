// While a run is under way: the button says so, with its seconds, and the run ends in the end.

import { find } from '../shared/dom.js'
import { t } from '../shared/text.js'

const LIMIT_SECONDS = 30
const SLOW_SECONDS = 3

/** The run had not ended after `seconds`. */
export class RunTooLong extends Error {
  seconds = LIMIT_SECONDS
}

/** Returns a signal that is aborted when a run takes too long. */
export function runLimit() {
  const stopping = new AbortController()
  setTimeout(() => stopping.abort(new RunTooLong()), LIMIT_SECONDS * 1000)
  return stopping.signal
}

/**
 * Begins to count the seconds of a run of the experiment that `form` asks about. The `signal` is
 * aborted when there were too many; `end` makes the button one to press again.
 * @param {HTMLFormElement} form
 */
export function beginRunning(form) {
  const button = find(form, 'button', HTMLButtonElement)
  const line = find(form, '.running', HTMLElement)
  const stopping = new AbortController()
  let seconds = 0
  const count = setInterval(() => {
    seconds += 1
    button.textContent = `${t('run.going')} ${t('run.seconds', { seconds })}`
    if (seconds === SLOW_SECONDS) line.textContent = t('run.slow', { limit: LIMIT_SECONDS })
    if (seconds === LIMIT_SECONDS) stopping.abort(new RunTooLong())
  }, 1000)
  button.textContent = t('run.going')
  button.disabled = true
  return {
    signal: stopping.signal,
    end() {
      clearInterval(count)
      line.textContent = ''
      button.textContent = t('run.again')
      button.disabled = false
    },
  }
}

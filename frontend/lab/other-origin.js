// Client code in a real page of another origin: a window, since a frame is judged by the page that
// holds it where cookies are concerned.

import { language, origins } from './text.js'

const CLOSED_CHECK_MS = 300

/** No answer from the window. `reason` is "blocked", "closed" before its answer, or "failed". */
export class VisitFailed extends Error {
  constructor(reason, message = '') {
    super(message)
    this.reason = reason
  }
}

/**
 * Opens a page of the origin named `kind`. Call it in a click, or the browser blocks the window.
 * Throws VisitFailed when the browser blocks it all the same.
 */
export function openVisit(kind) {
  const origin = origins[kind]
  const page = window.open(
    `${origin}/${language}/visit/`,
    `visit-${kind}`,
    'popup,width=540,height=560',
  )
  if (!page) throw new VisitFailed('blocked')
  const ready = answerFrom(page, origin, 'ready')
  ready.catch(() => {}) // run() reports it, if it comes to that
  return {
    /** Runs the client code there and returns what observe() saw of it. */
    async run(module, api) {
      await ready
      const observed = answerFrom(page, origin, 'observed')
      page.postMessage({ type: 'run', module, api }, origin)
      return (await observed).observation
    },
    close: () => page.close(),
  }
}

function answerFrom(page, origin, type) {
  return new Promise((resolve, reject) => {
    const closed = setInterval(() => {
      if (page.closed) settle(() => reject(new VisitFailed('closed')))
    }, CLOSED_CHECK_MS)

    function receive(event) {
      if (event.source !== page || event.origin !== origin) return
      const { data } = event
      if (data.type === type) settle(() => resolve(data))
      else if (data.type === 'failed') settle(() => reject(new VisitFailed('failed', data.message)))
    }

    function settle(result) {
      clearInterval(closed)
      removeEventListener('message', receive)
      result()
    }

    addEventListener('message', receive)
  })
}

// Client code in a real page of another origin: a window, since a frame is judged by the page that
// holds it where cookies are concerned. Only the origin null has to be a frame's.

import { element, find } from '../shared/dom.js'
import { language, origins } from '../shared/page-data.js'
import { t } from '../shared/text.js'

const CLOSED_CHECK_MS = 300
const SEEN = 'window-seen' // in localStorage: the reader knows what such a window is

/** @import { Observation } from '../shared/types.d.ts' */
/** @import { Got, OwnRequest } from './own-request.js' */

/** No answer from the page. `reason` is "blocked", "closed" before its answer, or "failed". */
export class VisitFailed extends Error {
  /** @param {'blocked' | 'closed' | 'failed'} reason */
  constructor(reason, message = '') {
    super(message)
    this.reason = reason
  }
}

/**
 * Opens a page of the origin named `kind`. Call it in a click, or the browser blocks the window.
 * Throws VisitFailed when the browser blocks it all the same.
 * @param {string} kind
 */
export function openVisit(kind) {
  const origin = origins[kind]
  const page = kind === 'null' ? openFrame() : openWindow(kind)
  const ready = answerFrom(page, origin, 'ready')
  ready.catch(() => {}) // whoever asks the page reports it, if it comes to that

  /** @param {object} message @returns {Promise<any>} */
  async function ask(message) {
    await ready
    const observed = answerFrom(page, origin, 'observed')
    // Nobody can be addressed by the origin null; the frame's page is known, it is ours.
    page.postMessage(message, kind === 'null' ? '*' : origin)
    return (await observed).observation
  }

  return {
    /**
     * Runs the client code there and returns what observe() saw of it.
     * @param {string} module
     * @param {string} api
     * @returns {Promise<Observation>}
     */
    run: (module, api) => ask({ type: 'run', module, api }),
    /**
     * Sends a request of the reader's own from there and returns what script got.
     * @param {OwnRequest} request
     * @returns {Promise<Got>}
     */
    send: (request) => ask({ type: 'send', request }),
    leave: () => (kind === 'null' ? undefined : leave(page)),
    close: () => page.close(),
  }
}

/** @param {string} kind */
function openWindow(kind) {
  const address = `${origins[kind]}/${language}/visit/${kind}/`
  const page = window.open(address, `visit-${kind}`, 'popup,width=540,height=560')
  if (!page) throw new VisitFailed('blocked')
  return page
}

/**
 * The first window stays, for the reader to look at. Later ones close when they have answered: what
 * they showed stands in the lesson. On a projector all of them stay until the next run: a room has
 * to see them.
 * @param {Window} page
 */
function leave(page) {
  if (new URLSearchParams(location.search).has('stage')) return stay(page)
  try {
    if (localStorage.getItem(SEEN)) page.close()
    localStorage.setItem(SEEN, 'yes')
  } catch {
    // A browser that is told to keep nothing knows of no first one.
  }
}

// Nothing brings the keys back from a window but the reader, so that the stage has to ask for it.
/** @param {Window} page */
function stay(page) {
  addEventListener('pagehide', () => page.close(), { once: true })
  dispatchEvent(new Event('visit-stays'))
}

// A sandboxed frame below the prediction, in place of the one of an earlier run.
function openFrame() {
  const frame = element('iframe', {
    class: 'visit-frame',
    sandbox: 'allow-scripts',
    src: `/${language}/visit/null/`,
    title: t('visit.title.null'),
  })
  document.querySelector('.visit-frame')?.remove()
  find(document, '.predict', HTMLElement).after(frame)
  // It has one, now that it is in the page.
  return /** @type {Window} */ (frame.contentWindow)
}

/**
 * @param {Window} page
 * @param {string} origin
 * @param {'ready' | 'observed'} type
 * @returns {Promise<{ observation: unknown }>}
 */
function answerFrom(page, origin, type) {
  return new Promise((resolve, reject) => {
    const closed = setInterval(() => {
      if (page.closed) settle(() => reject(new VisitFailed('closed')))
    }, CLOSED_CHECK_MS)

    /** @param {MessageEvent} event */
    function receive(event) {
      if (event.source !== page || event.origin !== origin) return
      const { data } = event
      if (data.type === type) settle(() => resolve(data))
      else if (data.type === 'failed') settle(() => reject(new VisitFailed('failed', data.message)))
    }

    /** @param {() => void} result */
    function settle(result) {
      clearInterval(closed)
      removeEventListener('message', receive)
      result()
    }

    addEventListener('message', receive)
  })
}

// What every page of the lab does: remember the language, and say so when something is wrong.

import { ApiUnreachable, untilReachable } from './lab-api.js'
import { element, find, findAll } from './dom.js'
import { origins } from './page-data.js'
import { t } from './text.js'

/** @import { Child } from './dom.js' */

/** `<lab-notice>`: one line at the top of the page about something that is wrong. */
class LabNotice extends HTMLElement {
  connectedCallback() {
    this.setAttribute('role', 'status')
  }

  /** @param {Child[]} content */
  show(...content) {
    this.replaceChildren(element('p', {}, ...content))
  }

  clear() {
    this.replaceChildren()
  }
}

customElements.define('lab-notice', LabNotice)

const notice = find(document, 'lab-notice', LabNotice)

// The lab's endpoints answer the front end's origin only; 127.0.0.1 is not localhost. While the page
// is misplaced, that is the one thing to say.
const misplaced = location.origin !== origins.page && !/\/visit\/[a-z-]+\/$/.test(location.pathname)

/**
 * Says something at the top of the page, in place of what was said before.
 * @param {Child[]} content
 */
export function announce(...content) {
  if (!misplaced) notice.show(...content)
}

/** Takes back what announce() said. */
export function clearAnnouncement() {
  if (!misplaced) notice.clear()
}

/**
 * Does `action` and returns its result. While the API is out of reach it says so at the top of the
 * page, and does the action again when the API is back.
 * @template Result
 * @param {() => Promise<Result>} action
 * @returns {Promise<Result>}
 */
export async function whenReachable(action) {
  for (;;) {
    try {
      return await action()
    } catch (error) {
      if (!(error instanceof ApiUnreachable)) throw error
      await announceUntilReachable()
    }
  }
}

/** Says at the top of the page that the API is out of reach, until it answers again. */
export async function announceUntilReachable() {
  const said = t('notice.unreachable', { origin: origins.api })
  announce(said)
  await untilReachable()
  if (notice.textContent === said) clearAnnouncement() // meanwhile something else may be wrong
}

/**
 * The other language's page shows what this one shows now: its address may have changed meanwhile.
 * @param {HTMLAnchorElement} link
 */
function switchLanguage(link) {
  localStorage.setItem('language', link.dataset.language ?? '')
  link.search = location.search
  link.hash = location.hash
}

for (const link of findAll(document, 'a[data-language]', HTMLAnchorElement)) {
  link.addEventListener('click', () => switchLanguage(link))
}

if (misplaced) {
  const here = location.pathname + location.search + location.hash
  const link = element('a', { href: origins.page + here }, origins.page)
  notice.show(t('notice.origin', { origin: location.origin }), ' ', link)
}

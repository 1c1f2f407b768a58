// What every page of the lab does: remember the language, and say so when something is wrong.

import { ApiUnreachable, untilReachable } from './lab-api.js'
import { element } from './dom.js'
import { origins, t } from './text.js'

/** `<lab-notice>`: one line at the top of the page about something that is wrong. */
class LabNotice extends HTMLElement {
  connectedCallback() {
    this.setAttribute('role', 'status')
  }

  show(...content) {
    this.replaceChildren(element('p', {}, ...content))
  }

  clear() {
    this.replaceChildren()
  }
}

customElements.define('lab-notice', LabNotice)

const notice = document.querySelector('lab-notice')

/**
 * Does `action` and returns its result. While the API is out of reach it says so at the top of the
 * page, and does the action again when the API is back.
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
  notice.show(t('notice.unreachable', { origin: origins.api }))
  await untilReachable()
  notice.clear()
}

function rememberLanguage(event) {
  localStorage.setItem('language', event.currentTarget.dataset.language)
}

for (const link of document.querySelectorAll('a[data-language]')) {
  link.search = location.search
  link.addEventListener('click', rememberLanguage)
}

// The lab's endpoints answer the front end's origin only; 127.0.0.1 is not localhost.
if (![origins.page, origins.attacker].includes(location.origin)) {
  const here = location.pathname + location.search + location.hash
  const link = element('a', { href: origins.page + here }, origins.page)
  notice.show(t('notice.origin', { origin: location.origin }), ' ', link)
}

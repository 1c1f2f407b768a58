// In the other origin's page: runs the client code that the lesson's page names, and reports back.

import { withAddressSpace } from './address-space.js'
import { runHere } from './experiment.js'
import { find } from '../shared/dom.js'
import { apis, origins } from '../shared/page-data.js'

const CLIENT_CODE = /^\/lessons\/(v-[0-9a-f]+\/)?[a-z0-9-]+\/[a-z0-9-]+\.js$/

/**
 * The lesson's page: it opened this window, or holds this frame.
 * @type {Window | null}
 */
const lesson = opener ?? (parent === window ? null : parent)

/** @param {MessageEvent} event */
async function receive(event) {
  if (
    !lesson ||
    event.source !== lesson ||
    event.origin !== origins.page ||
    event.data.type !== 'run'
  )
    return
  const { module, api } = event.data
  if (!CLIENT_CODE.test(module) || !isOfLab(api)) return
  try {
    const observation = await withAddressSpace(await runHere(module, api))
    const shown = find(document, 'pre code', HTMLElement)
    shown.textContent = observation.returned ?? observation.thrown ?? ''
    lesson.postMessage({ type: 'observed', observation }, origins.page)
  } catch (error) {
    lesson.postMessage({ type: 'failed', message: String(error) }, origins.page)
  }
}

/** @param {string} api */
function isOfLab(api) {
  return Object.values(apis).some((origin) => api.startsWith(`${origin}/runs/`))
}

addEventListener('message', receive)
document.querySelector('button')?.addEventListener('click', () => close())
lesson?.postMessage({ type: 'ready' }, origins.page)

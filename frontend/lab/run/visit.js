// In the other origin's page: runs the client code that the lesson's page names, or sends a request of
// the reader's own, and reports back.

import { withAddressSpace } from './address-space.js'
import { runHere } from './experiment.js'
import { sendOwn } from './own-request.js'
import { find } from '../shared/dom.js'
import { apis, origins } from '../shared/page-data.js'

/** @import { OwnRequest } from './own-request.js' */

const CLIENT_CODE = /^\/lessons\/(v-[0-9a-f]+\/)?[a-z0-9-]+\/[a-z0-9-]+\.js$/

/**
 * The lesson's page: it opened this window, or holds this frame.
 * @type {Window | null}
 */
const lesson = opener ?? (parent === window ? null : parent)

/** @param {MessageEvent} event */
async function receive({ source, origin, data }) {
  if (!lesson || source !== lesson || origin !== origins.page) return
  try {
    const observation = data.type === 'send' ? await send(data.request) : await run(data)
    if (observation) lesson.postMessage({ type: 'observed', observation }, origins.page)
  } catch (error) {
    lesson.postMessage({ type: 'failed', message: String(error) }, origins.page)
  }
}

/** @param {{ type: string, module: string, api: string }} asked */
async function run({ type, module, api }) {
  if (type !== 'run' || !CLIENT_CODE.test(module) || !isOfLab(api)) return null
  const observation = await withAddressSpace(await runHere(module, api))
  show(observation.returned ?? observation.thrown ?? '')
  return observation
}

/** @param {OwnRequest} request */
async function send(request) {
  find(document, '.runs', HTMLElement).hidden = true
  find(document, '.sends', HTMLElement).hidden = false
  const got = await sendOwn(request)
  show(got.error ?? `${got.status}\n${got.body}`)
  return got
}

/** @param {string} text */
function show(text) {
  find(document, 'pre code', HTMLElement).textContent = text
}

/** @param {string} api */
function isOfLab(api) {
  return Object.values(apis).some((origin) => api.startsWith(`${origin}/runs/`))
}

addEventListener('message', receive)
document.querySelector('button')?.addEventListener('click', () => close())
lesson?.postMessage({ type: 'ready' }, origins.page)

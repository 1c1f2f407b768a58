// In the other origin's window: runs the client code that the lesson's page names, and reports back.

import { runHere } from './experiment.js'
import { origins } from './text.js'

const CLIENT_CODE = /^\/lessons\/[a-z0-9-]+\/[a-z0-9-]+\.js$/

async function receive(event) {
  if (event.origin !== origins.page || event.data.type !== 'run') return
  const { module, api } = event.data
  if (!CLIENT_CODE.test(module) || !api.startsWith(`${origins.api}/runs/`)) return
  try {
    const observation = await runHere(module, api)
    document.querySelector('pre code').textContent = observation.returned ?? observation.thrown
    opener.postMessage({ type: 'observed', observation }, origins.page)
  } catch (error) {
    opener.postMessage({ type: 'failed', message: String(error) }, origins.page)
  }
}

addEventListener('message', receive)
document.querySelector('button').addEventListener('click', () => close())
opener?.postMessage({ type: 'ready' }, origins.page)

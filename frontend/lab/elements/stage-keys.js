// `<stage-keys>`: the line on the stage's bar that names its keys, and what listens to them.

import { choose, press } from '../shared/stage-actions.js'
import { actionOfKey } from '../shared/stage-keys.js'
import { LabElement } from './lab-element.js'

class StageKeys extends LabElement {
  /** @param {AbortSignal} signal */
  connected(signal) {
    document.addEventListener('keydown', (event) => act(event), { signal })
  }
}

customElements.define('stage-keys', StageKeys)

/** @param {KeyboardEvent} event */
function act(event) {
  const asked = actionOfKey(event)
  // The picture listens to the arrows by itself, on stage or not.
  if (!asked || asked.do === 'back' || asked.do === 'on') return
  event.preventDefault()
  if (asked.do === 'choose') choose(asked.number)
  else press(asked.do)
}

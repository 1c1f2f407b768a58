// `<stage-keys>`: the line on the stage's bar that names its keys, and what listens to them. It says
// so when another window has them.

import 'more-texts'
import { find } from '../shared/dom.js'
import { choose, press } from '../shared/stage-actions.js'
import { actionOfKey } from '../shared/stage-keys.js'
import { t } from '../shared/text.js'
import { LabElement } from './lab-element.js'

class StageKeys extends LabElement {
  /** @param {AbortSignal} signal */
  connected(signal) {
    document.addEventListener('keydown', (event) => act(event), { signal })
    addEventListener(
      'visit-stays',
      () => this.say(document.hasFocus() ? '' : 'stage.window-open'),
      {
        signal,
      },
    )
    for (const over of ['focus', 'running']) addEventListener(over, () => this.say(''), { signal })
  }

  /** @param {'' | 'stage.window-open'} key */
  say(key) {
    find(this, '.elsewhere', HTMLElement).textContent = key && t(key)
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

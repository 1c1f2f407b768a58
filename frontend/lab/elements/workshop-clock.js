// `<workshop-clock>`: the time since the start, and what starts, stops and resets it.

import 'more-texts'
import { find } from '../shared/dom.js'
import { t } from '../shared/text.js'
import { elapsed, resetClock, startClock, stopClock, withClock } from '../shared/workshop-clock.js'
import { duration } from '../shared/workshop-times.js'
import { LabElement } from './lab-element.js'

/** @import { WorkshopClock } from '../shared/types.d.ts' */

class WorkshopClockElement extends LabElement {
  /** @param {AbortSignal} signal */
  connected(signal) {
    const minutes = Number(this.getAttribute('minutes'))
    /** @type {[string, (minutes: number) => void][]} */
    const buttons = [
      ['.start', startClock],
      ['.stop', stopClock],
      ['.reset', resetClock],
    ]
    for (const [selector, press] of buttons) {
      this.button(selector).addEventListener('click', () => press(minutes), { signal })
    }
    withClock(minutes, (clock) => this.draw(clock), signal)
  }

  /** @param {string} selector */
  button(selector) {
    return find(this, selector, HTMLButtonElement)
  }

  /** @param {WorkshopClock} clock */
  draw(clock) {
    const runs = clock.started !== null && clock.stopped === null
    find(this, '.elapsed', HTMLElement).textContent = duration(elapsed(clock) ?? 0)
    this.button('.start').hidden = runs
    this.button('.start').textContent = t(clock.stopped === null ? 'clock.start' : 'clock.go-on')
    this.button('.stop').hidden = !runs
    // A press too many must not lose the time: only a clock that was stopped can be reset.
    this.button('.reset').disabled = clock.stopped === null
  }
}

customElements.define('workshop-clock', WorkshopClockElement)

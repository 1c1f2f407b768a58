// `<workshop-plan>`: the rows of a plan, each with the time on the wall once the clock runs. It marks
// the row that is on stage, in another window, and the one that the clock is at.

import 'more-texts'
import { find, findAll } from '../shared/dom.js'
import { t } from '../shared/text.js'
import { joinAsPresenter } from '../shared/workshop-channel.js'
import { elapsed, lateness, withClock } from '../shared/workshop-clock.js'
import { onTheWall, paceText } from '../shared/workshop-times.js'
import { slotOf, stretchOf } from '../shared/workshop-stretch.js'
import { LabElement } from './lab-element.js'

/** @import { WorkshopClock } from '../shared/types.d.ts' */

class WorkshopPlan extends LabElement {
  /** @type {HTMLElement | null} the step, or the row without steps, that is on stage */
  shown = null
  /** @type {WorkshopClock} */
  clock = { started: null, stopped: null }

  /** @param {AbortSignal} signal */
  connected(signal) {
    joinAsPresenter((report) => {
      const all = findAll(this, '[data-at]', HTMLElement)
      this.shown = all.find(({ dataset }) => dataset.at === report?.at) ?? null
      this.draw()
    }, signal)
    withClock(
      Number(this.getAttribute('minutes')),
      (clock) => {
        this.clock = clock
        this.draw()
      },
      signal,
    )
  }

  steps() {
    return findAll(this, '.steps [data-at]', HTMLElement)
  }

  draw() {
    const now = elapsed(this.clock)
    for (const step of this.steps()) {
      step.classList.toggle('on-stage', step === this.shown)
    }
    for (const row of findAll(this, '.row', HTMLElement)) this.drawRow(row, now)
    find(this, '.pace', HTMLElement).textContent = this.pace(now)
  }

  /** @param {HTMLElement} row @param {number | null} now */
  drawRow(row, now) {
    const { start, seconds } = stretchOf(row)
    const isDue = now !== null && now >= start && now < start + seconds
    const isShown = row.contains(this.shown)
    const { started } = this.clock
    find(row, '.wall', HTMLElement).textContent =
      started === null ? '' : onTheWall(started + start * 1000)
    find(row, '.here', HTMLElement).textContent = isShown ? t('plan.on-stage') : ''
    find(row, '.due', HTMLElement).textContent = isDue ? t('plan.due') : ''
    row.classList.toggle('now', this.shown ? isShown : isDue)
    if (row.classList.contains('now')) row.setAttribute('aria-current', 'step')
    else row.removeAttribute('aria-current')
  }

  /** @param {number | null} now */
  pace(now) {
    if (now === null || !this.shown) return ''
    return paceText(lateness(slotOf(this.shown, this.steps()), now))
  }
}

customElements.define('workshop-plan', WorkshopPlan)

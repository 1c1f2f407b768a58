// `<plan-stage>`: the plan's page on the wall, in the opening, a break and the closing. A window that
// was a stage stays one here; the page becomes one as well when its link opens the presenter's window.

import { find, findAll } from '../shared/dom.js'
import { actionOfKey } from '../shared/stage-keys.js'
import { STAGE, joinAsStage } from '../shared/workshop-channel.js'
import { LabElement } from './lab-element.js'

/** @import { StageCommand } from '../shared/types.d.ts' */

class PlanStage extends LabElement {
  /** @param {AbortSignal} signal */
  connected(signal) {
    const link = find(this, 'a', HTMLAnchorElement)
    link.addEventListener('click', () => this.join(signal), { signal })
    if (window.name === STAGE) this.join(signal)
  }

  /** @param {AbortSignal} signal */
  join(signal) {
    if (this.dataset.joined) return
    this.dataset.joined = 'yes'
    window.name = STAGE
    joinAsStage(
      () => ({ at: this.at(), state: 'plan', chosen: null, happened: null, step: null }),
      (command) => this.act(command),
      signal,
    )
    document.addEventListener('keydown', (event) => this.act(actionOfKey(event), event), { signal })
  }

  /** The steps before and after: the address ends with the number of those that are over. */
  neighbours() {
    const steps = findAll(document, '.steps [data-at]', HTMLElement)
    const over = Number(location.hash.match(/^#after-(\d+)$/)?.[1] ?? 0)
    return { before: steps[over - 1], after: steps[over] }
  }

  /** What the room is at: the row between the two, or else the step before. */
  at() {
    const { before, after } = this.neighbours()
    const rows = findAll(document, '.row', HTMLElement)
    const place = (/** @type {HTMLElement} */ step) => rows.findIndex((row) => row.contains(step))
    const [row] = rows.slice(before ? place(before) + 1 : 0, after ? place(after) : rows.length)
    return row?.dataset.at ?? before?.dataset.at ?? ''
  }

  /** @param {StageCommand | null} command @param {Event} [pressed] */
  act(command, pressed) {
    const { before, after } = this.neighbours()
    /** @type {Record<string, HTMLElement | null | undefined>} */
    const ways = {
      previous: before?.querySelector('a'),
      next: after?.querySelector('a'),
      window: this.querySelector('a'),
    }
    const way = ways[command?.do ?? '']
    if (!way) return
    pressed?.preventDefault()
    way.click()
  }
}

customElements.define('plan-stage', PlanStage)

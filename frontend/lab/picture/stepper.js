// Stepping through a picture's events: one at a time, then the whole again.

import { element, prose } from '../shared/dom.js'
import { t } from '../shared/text.js'

const UNBROKEN = 34 // characters, the longest name of a header among them

/**
 * Which events there are, and what is said of each.
 * @typedef {{ item: HTMLElement, sentence: string }} Step
 */

/**
 * The bar over a picture. `turn(index)` is told where the reader is, null for the whole.
 */
export class Stepper {
  /** @type {number | null} */
  at = null

  /** @param {Step[]} steps @param {(at: number | null) => void} turn */
  constructor(steps, turn) {
    this.steps = steps
    this.turn = turn
    this.said = element('p', { class: 'say', role: 'status' })
    this.place = element('output', {})
    this.bar = element(
      'div',
      { class: 'bar' },
      this.said,
      element('div', { class: 'stepper' }, this.button(-1), this.place, this.button(1)),
    )
    this.show()
  }

  /** @param {-1 | 1} by */
  button(by) {
    const key = by < 0 ? 'picture.step.back' : 'picture.step.on'
    const made = element('button', { type: 'button', 'aria-label': t(key) }, by < 0 ? '←' : '→')
    made.addEventListener('click', () => this.step(by))
    return made
  }

  /**
   * Goes on or back by one; past either end the whole is shown.
   * @param {-1 | 1} by
   */
  step(by) {
    const count = this.steps.length
    const next = (this.at ?? (by > 0 ? -1 : count)) + by
    this.at = next < 0 || next >= count ? null : next
    this.show()
    this.turn(this.at)
  }

  show() {
    const { at, steps } = this
    const count = steps.length
    steps.forEach(({ item }, index) => {
      item.classList.toggle('now', index === at)
      item.classList.toggle('later', at !== null && index > at)
    })
    this.said.classList.toggle('on', at !== null)
    const rest = t('picture.step.rest', { count })
    this.said.replaceChildren(...(at === null ? [rest] : prose(steps[at].sentence)))
    for (const code of this.said.querySelectorAll('code')) {
      code.classList.toggle('long', code.textContent.length > UNBROKEN)
    }
    this.place.textContent =
      at === null
        ? t('picture.step.all', { count })
        : t('picture.step.place', { number: at + 1, count })
  }
}

/**
 * Returns which way a key press steps, 0 if it doesn't: arrows belong to fields and to code first.
 * @param {KeyboardEvent} event
 * @returns {-1 | 0 | 1}
 */
export function stepOfKey({ key, target, ctrlKey, metaKey, altKey, shiftKey }) {
  if (ctrlKey || metaKey || altKey || shiftKey) return 0
  if (target instanceof Element && target.closest('input, select, textarea, pre')) return 0
  return key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
}

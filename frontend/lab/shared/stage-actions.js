// What an action does on the stage: it presses there what a mouse would.

import { findAll } from './dom.js'
import { announce, clearAnnouncement } from './page.js'
import { t } from './text.js'

/** @import { StageAction } from './types.d.ts' */

/** @type {Record<StageAction, string>} */
const PRESSED = {
  run: '.predict button',
  back: 'run-picture .stepper button:first-of-type',
  on: 'run-picture .stepper button:last-of-type',
  next: '.onward .next',
  previous: '.onward .previous',
  plan: '.onward .plan',
  window: 'workshop-stage button',
}

/**
 * Presses what stands for the action, if it is there. From afar the browser's own word on a form
 * without a choice is too small, so that the page says it.
 * @param {StageAction} action
 */
export function press(action) {
  if (action === 'run' && !document.querySelector('.predict :checked')) {
    return announce(t('stage.needs-choice'))
  }
  findAll(document, PRESSED[action], HTMLElement)[0]?.click()
}

/**
 * Predicts the choice with this number, counted from 1, if there is one.
 * @param {number} number
 */
export function choose(number) {
  clearAnnouncement()
  findAll(document, '.predict input', HTMLInputElement)[number - 1]?.click()
}

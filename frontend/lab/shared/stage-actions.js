// What an action does on the stage: it presses there what a mouse would.

import { findAll } from './dom.js'

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
 * Presses what stands for the action, if it is there.
 * @param {StageAction} action
 */
export function press(action) {
  findAll(document, PRESSED[action], HTMLElement)[0]?.click()
}

/**
 * Predicts the choice with this number, counted from 1, if there is one.
 * @param {number} number
 */
export function choose(number) {
  findAll(document, '.predict input', HTMLInputElement)[number - 1]?.click()
}

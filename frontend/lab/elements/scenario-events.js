// What the parts of a lesson's page tell each other of its scenario. `<lesson-stage>` reads the file;
// the elements in it may have changed it.

/** @import { Scenario } from '../shared/types.d.ts' */

const READ = 'scenario-read'
const CHANGED = 'scenario-changed'

/**
 * Tells the elements in `stage` how a scenario's file is now.
 * @param {HTMLElement} stage
 * @param {Scenario} scenario
 */
export function scenarioRead(stage, scenario) {
  stage.dispatchEvent(new CustomEvent(READ, { detail: scenario }))
}

/**
 * Calls `draw` with the scenario, each time that the stage around an element has read it.
 * @param {HTMLElement} within
 * @param {(scenario: Scenario) => void} draw
 * @param {AbortSignal} signal
 */
export function whenScenarioIsRead(within, draw, signal) {
  const stage = within.closest('lesson-stage')
  stage?.addEventListener(
    READ,
    (event) => {
      if (event instanceof CustomEvent) draw(event.detail)
    },
    { signal },
  )
}

/**
 * Tells the stage around an element that this has changed a scenario's file.
 * @param {HTMLElement} within
 */
export function scenarioChanged(within) {
  within.dispatchEvent(new CustomEvent(CHANGED, { bubbles: true }))
}

/**
 * Calls `read` each time that an element in `stage` has changed a scenario's file.
 * @param {HTMLElement} stage
 * @param {() => void} read
 * @param {AbortSignal} signal
 */
export function whenScenarioIsChanged(stage, read, signal) {
  stage.addEventListener(CHANGED, read, { signal })
}

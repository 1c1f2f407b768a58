// A stretch of a workshop's plan, as the page has it.

/**
 * Returns when a row or a step of the plan begins and how long it takes, both in seconds.
 * @param {HTMLElement} stretch
 */
export function stretchOf({ dataset: { start, seconds } }) {
  return { start: Number(start), seconds: Number(seconds) }
}

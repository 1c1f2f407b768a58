// The steps of a workshop's plan, as a page has them: elements with the start and the length of each,
// in seconds.

/**
 * Returns when a row or a step of the plan begins and how long it takes.
 * @param {HTMLElement} stretch
 */
export function stretchOf({ dataset: { start, seconds } }) {
  return { start: Number(start), seconds: Number(seconds) }
}

/**
 * Returns from when until when a room may be at a step and still be on time: with what stands
 * between the steps in the plan, such as a break, before it and after it.
 * @param {HTMLElement} step one of the `steps`
 * @param {HTMLElement[]} steps all of the plan, in order
 */
export function slotOf(step, steps) {
  const place = steps.indexOf(step)
  const [before, after] = [steps[place - 1], steps[place + 1]]
  const { start, seconds } = before ? stretchOf(before) : { start: 0, seconds: 0 }
  return { from: start + seconds, until: after ? stretchOf(after).start : Infinity }
}

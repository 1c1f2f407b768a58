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
 * Returns from when until when a room may be at a row or a step and still be on time. The last
 * picture may stay during what follows a step, such as a break, and the first may wait.
 * @param {HTMLElement} stretch
 * @param {HTMLElement[]} steps all of the plan, in order
 */
export function slotOf(stretch, steps) {
  const { start, seconds } = stretchOf(stretch)
  const place = steps.indexOf(stretch)
  if (place < 0) return { from: start, until: start + seconds }
  const after = steps[place + 1]
  return { from: place ? start : 0, until: after ? stretchOf(after).start : Infinity }
}

/**
 * Returns the break that a room is in: the clock is there, and what is on stage is not after it.
 * @param {HTMLElement} stretch what is on stage
 * @param {HTMLElement[]} breaks
 * @param {number} now seconds since the start
 */
export function breakAt(stretch, breaks, now) {
  return breaks.find((each) => {
    const { start, seconds } = stretchOf(each)
    return start <= now && now < start + seconds && stretchOf(stretch).start <= start
  })
}

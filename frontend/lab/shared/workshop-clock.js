// The clock of a workshop, kept in this browser: the plan and the presenter's window show the same
// one. There is one workshop at a time.
//
//     {"minutes": 90, "started": 1795000000000, "stopped": null}

/** @import { WorkshopClock } from './types.d.ts' */

const KEY = 'workshop'
const CHANGED = 'workshop-clock'

/**
 * Returns the clock of the workshop of so many minutes.
 * @param {number} minutes
 * @returns {WorkshopClock}
 */
export function clockOf(minutes) {
  const kept = fromJson(localStorage.getItem(KEY))
  const [started, stopped] = [timeOr(kept?.started), timeOr(kept?.stopped)]
  if (kept?.minutes !== minutes || started === null) return { started: null, stopped: null }
  return { started, stopped }
}

/**
 * Starts the clock, or lets it go on where it was stopped.
 * @param {number} minutes
 */
export function startClock(minutes) {
  const { started, stopped } = clockOf(minutes)
  const now = Date.now()
  if (started === null) keep(minutes, { started: now, stopped: null })
  else if (stopped !== null) keep(minutes, { started: started + now - stopped, stopped: null })
}

/** @param {number} minutes */
export function stopClock(minutes) {
  const { started, stopped } = clockOf(minutes)
  if (started !== null && stopped === null) keep(minutes, { started, stopped: Date.now() })
}

/** @param {number} minutes */
export function resetClock(minutes) {
  keep(minutes, { started: null, stopped: null })
}

/**
 * Returns the seconds since the start, without those in which the clock was stopped; null before it.
 * @param {WorkshopClock} clock
 */
export function elapsed({ started, stopped }) {
  if (started === null) return null
  return Math.max(0, Math.floor(((stopped ?? Date.now()) - started) / 1000))
}

/**
 * Returns by how many seconds a room is late; less than 0 if it is early, and 0 within its slot.
 * @param {{ from: number, until: number }} slot
 * @param {number} now seconds since the start
 */
export function lateness({ from, until }, now) {
  return Math.min(0, now - from) + Math.max(0, now - until)
}

/**
 * Calls `draw` with the clock now, each second, and when it was pressed, in another window too.
 * @param {number} minutes
 * @param {(clock: WorkshopClock) => void} draw
 * @param {AbortSignal} signal
 */
export function withClock(minutes, draw, signal) {
  const drawNow = () => draw(clockOf(minutes))
  drawNow()
  const ticking = setInterval(drawNow, 1000)
  signal.addEventListener('abort', () => clearInterval(ticking))
  addEventListener(CHANGED, drawNow, { signal })
  addEventListener('storage', drawNow, { signal })
}

/** @param {number} minutes @param {WorkshopClock} clock */
function keep(minutes, clock) {
  localStorage.setItem(KEY, JSON.stringify({ minutes, ...clock }))
  dispatchEvent(new Event(CHANGED))
}

/** @param {string | null} text @returns {any} */
function fromJson(text) {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

/** @param {unknown} value */
function timeOr(value) {
  return typeof value === 'number' ? value : null
}

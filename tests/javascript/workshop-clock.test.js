import assert from 'node:assert/strict'
import { beforeEach, mock, test } from 'node:test'

import {
  clockOf,
  elapsed,
  lateness,
  resetClock,
  startClock,
  stopClock,
} from '../../frontend/lab/shared/workshop-clock.js'
import { breakAt, slotOf } from '../../frontend/lab/shared/workshop-stretch.js'

const UNSET = { started: null, stopped: null }
/** @param {number} start @param {number} seconds @returns {any} */
const stretch = (start, seconds) => ({ dataset: { start, seconds } })
/** @type {Map<string, string>} */
const kept = new Map()

beforeEach(() => {
  kept.clear()
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    value: {
      getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
    },
  })
  Object.assign(globalThis, { dispatchEvent: () => true })
  mock.timers.reset()
  mock.timers.enable({ apis: ['Date'], now: 1_000_000 })
})

test('a clock that stood still does not count that time', () => {
  assert.equal(elapsed(clockOf(90)), null)
  startClock(90)
  mock.timers.tick(60_000)
  stopClock(90)
  mock.timers.tick(600_000)
  assert.equal(elapsed(clockOf(90)), 60)

  startClock(90)
  mock.timers.tick(5_000)

  assert.equal(elapsed(clockOf(90)), 65)
})

test('a clock that runs is not started again', () => {
  startClock(90)
  mock.timers.tick(60_000)

  startClock(90)

  assert.equal(elapsed(clockOf(90)), 60)
})

test('a clock is that of one workshop, until it is reset', () => {
  startClock(90)
  assert.deepEqual(clockOf(30), UNSET)

  stopClock(30)
  assert.equal(elapsed(clockOf(90)), 0)

  resetClock(90)
  assert.deepEqual(clockOf(90), UNSET)
})

test('what somebody has broken counts as no clock', () => {
  for (const text of ['<html>', 'null', '[]', '{"minutes": 90, "started": "now"}']) {
    kept.set('workshop', text)
    assert.deepEqual(clockOf(90), UNSET, text)
  }
})

test('within its slot a room is on time', () => {
  const late = [0, 480, 600, 720, 780].map((now) => lateness({ from: 480, until: 720 }, now))

  assert.deepEqual(late, [-480, 0, 0, 0, 60])
})

test('a slot reaches from the start of a step to that of the one after', () => {
  const steps = [stretch(480, 120), stretch(600, 60), stretch(1200, 60)]

  const slots = steps.map((step) => slotOf(step, steps))

  assert.deepEqual(slots, [
    { from: 0, until: 600 },
    { from: 600, until: 1200 }, // a break
    { from: 1200, until: Infinity },
  ])
  assert.deepEqual(slotOf(stretch(660, 540), steps), { from: 660, until: 1200 })
})

test('a room is in a break until what comes after it is on stage', () => {
  const pause = stretch(660, 540)
  const at = (/** @type {any} */ shown, /** @type {number} */ now) => breakAt(shown, [pause], now)

  assert.equal(at(stretch(600, 60), 659), undefined)
  assert.equal(at(stretch(600, 60), 660), pause)
  assert.equal(at(pause, 1199), pause)
  assert.equal(at(stretch(1200, 60), 1199), undefined)
})

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

const UNSET = { started: null, stopped: null }
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

test('between the start of a stretch and its end a room is on time', () => {
  const stretch = { start: 480, seconds: 240 }
  const late = [0, 480, 600, 720, 780].map((now) => lateness(stretch, now))

  assert.deepEqual(late, [-480, 0, 0, 0, 60])
})

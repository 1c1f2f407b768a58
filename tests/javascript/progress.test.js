import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'

import {
  NotProgress,
  exported,
  note,
  noteSeconds,
  progress,
  reset,
  takeIn,
  withProgress,
} from '../../frontend/lab/shared/progress.js'

const EARLIER = '2026-01-01T00:00:00.000Z'
const LATER = '2126-01-01T00:00:00.000Z'

/** @param {string} text */
const keep = (text) => localStorage.setItem('progress', text)

/** @param {string} when */
const entry = (when) => ({ predicted: 'blocked', right: false, when })

beforeEach(() => {
  /** @type {Map<string, string>} */
  const kept = new Map()
  const page = new EventTarget()
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    value: {
      getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
    },
  })
  Object.assign(globalThis, {
    addEventListener: page.addEventListener.bind(page),
    dispatchEvent: page.dispatchEvent.bind(page),
  })
})

test('nothing is predicted at first', () => {
  assert.deepEqual(progress(), {})
})

test('the first prediction of an experiment counts', () => {
  note('a/b', 'blocked', false, false)
  note('a/b', 'readable', true, false)

  assert.equal(progress()['a/b'].predicted, 'blocked')
})

test('in review the last prediction counts', () => {
  note('a/b', 'blocked', false, false)
  note('a/b', 'readable', true, true)

  assert.equal(progress()['a/b'].predicted, 'readable')
})

test('what was exported comes back', () => {
  note('a/b', 'blocked', true, false)
  const text = exported()
  const before = progress()
  reset()
  assert.deepEqual(progress(), {})

  assert.equal(takeIn(text), 1)

  assert.deepEqual(progress(), before)
})

test('the time that an experiment took stands with its prediction, and stays in review', () => {
  noteSeconds('a/b', 20)
  assert.deepEqual(progress(), {})
  assert.equal(note('a/b', 'blocked', false, false), true)
  noteSeconds('a/b', 84)

  assert.equal(note('a/b', 'readable', true, true), false)

  assert.equal(progress()['a/b'].seconds, 84)
  assert.equal(JSON.parse(exported())['a/b'].seconds, 84)
})

test('a file is taken in with times and without', () => {
  takeIn(JSON.stringify({ 'a/b': { ...entry(EARLIER), seconds: 84 }, 'c/d': entry(EARLIER) }))

  assert.equal(progress()['a/b'].seconds, 84)
  assert.equal('seconds' in progress()['c/d'], false)
})

test('of two predictions of one experiment the later one stays', () => {
  note('a/b', 'readable', true, false)
  note('c/d', 'readable', true, false)

  takeIn(JSON.stringify({ 'a/b': entry(EARLIER), 'c/d': entry(LATER) }))

  assert.equal(progress()['a/b'].predicted, 'readable')
  assert.equal(progress()['c/d'].predicted, 'blocked')
})

test('a text that is not progress is refused, and the entry at fault is named', () => {
  const faults = [
    ['<html>', undefined],
    ['[]', undefined],
    ['null', undefined],
    [JSON.stringify({ '<b>x</b>': entry(LATER) }), '<b>x</b>'],
    ['{"a/b": null}', 'a/b'],
    [JSON.stringify({ 'a/b': entry('yesterday') }), 'a/b'],
    [JSON.stringify({ 'a/b': { ...entry(LATER), right: 'yes' } }), 'a/b'],
    [JSON.stringify({ 'a/b': { ...entry(LATER), seconds: -1 } }), 'a/b'],
    [JSON.stringify({ 'a/b': { ...entry(LATER), seconds: '84' } }), 'a/b'],
  ]
  for (const [text = '', experiment] of faults) {
    assert.throws(
      () => takeIn(text),
      (fault) => fault instanceof NotProgress && fault.experiment === experiment,
      text,
    )
  }
  assert.deepEqual(progress(), {})
})

test('progress that somebody has broken counts as none', () => {
  keep('{"a/b": 1}')

  assert.deepEqual(progress(), {})
})

test('whoever draws the progress is told when it changes, as long as it wants to be', () => {
  const leaving = new AbortController()
  let drawn = 0
  withProgress(() => (drawn += 1), leaving.signal)
  assert.equal(drawn, 1)

  note('a/b', 'blocked', true, false)
  assert.equal(drawn, 2)

  leaving.abort()
  reset()
  assert.equal(drawn, 2)
})

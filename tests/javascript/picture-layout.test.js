import assert from 'node:assert/strict'
import { test } from 'node:test'

import { fourthParty, placedCalls } from '../../frontend/lab/picture/layout.js'

/** @import { EventKind, Exchange, StoryEvent } from '../../frontend/lab/shared/types.d.ts' */

/**
 * Events of a call in order: kinds, each with its exchange where it has one, as "receives 0".
 * @param {string} kinds
 * @returns {StoryEvent[]}
 */
function events(kinds, call = 1) {
  return kinds.split(', ').map((each) => {
    const [kind, number] = each.split(' ')
    const exchange = number === undefined ? null : Number(number)
    return { kind: /** @type {EventKind} */ (kind), lane: 'js', call, exchange, gate: null }
  })
}

/** @param {StoryEvent[]} story */
function rows(story) {
  return placedCalls(story).flatMap((call) => call.map(({ row }) => row))
}

test('what passes straight through stands in one row', () => {
  const story = events('calls, sends 0, receives 0, answers 0, hands-over 0, gets')

  assert.deepEqual(rows(story), [1, 1, 1, 2, 2, 2])
})

test('a request follows in the row after its permission', () => {
  const story = events(
    'calls, asks 0, receives 0, answers 0, sends-after-asking 1, receives 1, answers 1, hands-over 1, gets',
  )

  assert.deepEqual(rows(story), [1, 1, 1, 2, 3, 3, 4, 4, 4])
})

test('what was never sent stands below the refusal, and the error beside that', () => {
  const story = events('calls, asks 0, receives 0, answers 0, never-sends 0, never-receives, gets')

  assert.deepEqual(rows(story), [1, 1, 1, 2, 2, 3, 2])
})

test('a call that runs into the gate itself gets its error in the next row', () => {
  assert.deepEqual(rows(events('calls, never-sends, never-receives, gets')), [1, 1, 1, 2])
})

test('a redirect turns round in the row of its answer and goes on in the next', () => {
  const story = events(
    'calls, sends 0, receives 0, answers 0, follows 0, sends 1, receives 1, answers 1, keeps 1, gets',
  )

  assert.deepEqual(rows(story), [1, 1, 1, 2, 2, 3, 3, 4, 4, 4])
})

test('an answer that was kept takes the row of an answer', () => {
  assert.deepEqual(rows(events('calls, reuses 0, keeps 0, gets')), [1, 1, 2, 2])
})

test('a request that arrives nowhere goes out in one row and ends in the next', () => {
  assert.deepEqual(rows(events('calls, sends, never-answers, fails, gets')), [1, 1, 1, 2, 2])
})

test('an answer that never comes is missing in the row of an answer', () => {
  const story = events('calls, sends 0, receives 0, never-answers 0, fails 0, gets')

  assert.deepEqual(rows(story), [1, 1, 1, 2, 2, 2])
})

test('events are numbered through, each call in rows of its own', () => {
  const story = [
    ...events('calls, sends 0, receives 0, answers 0, hands-over 0, gets', 1),
    ...events('calls, sends 1, receives 1, answers 1, hands-over 1, gets', 2),
  ]

  const [first, second] = placedCalls(story)

  assert.deepEqual([first[0].number, second[0].number], [1, 7])
  assert.deepEqual([first[0].row, second[0].row], [1, 1])
})

test('a party that stands before the app counts only if it answered in the experiment itself', () => {
  const exchanges = /** @type {Exchange[]} */ (
    /** @type {unknown} */ ([
      { number: 0, answered_by: 'cache' },
      { number: 1, answered_by: 'view' },
    ])
  )
  const story = /** @type {Parameters<typeof fourthParty>[0]} */ (
    /** @type {unknown} */ ({ record: { exchanges }, during: [1] })
  )

  assert.equal(fourthParty(story), null)
  assert.equal(fourthParty({ ...story, during: [0, 1] }), 'cache')
})

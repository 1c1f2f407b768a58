import assert from 'node:assert/strict'
import { test } from 'node:test'

import { OUTCOMES, QUESTIONS, openOutcomes } from '../../frontend/lab/diagnosis/questions.js'

/** @import { Answers } from '../../frontend/lab/diagnosis/questions.js' */

/** @param {Answers} answers */
function left(answers) {
  return openOutcomes(answers).map(({ id }) => id)
}

/** Every way to answer all four questions. */
function allAnswers() {
  /** @type {Answers[]} */
  const begun = [{}]
  return Object.entries(QUESTIONS).reduce(
    (all, [question, answers]) =>
      all.flatMap((each) => answers.map((answer) => ({ ...each, [question]: answer }))),
    begun,
  )
}

test('whoever answers all four questions is led to one cause', () => {
  const undecided = allAnswers().filter((answers) => left(answers).length !== 1)

  assert.deepEqual(undecided, [])
})

test('some answers lead to each cause', () => {
  const reached = new Set(allAnswers().flatMap(left))

  assert.deepEqual(
    OUTCOMES.filter(({ id }) => !reached.has(id)),
    [],
  )
})

test('before the first answer every cause is possible', () => {
  assert.equal(left({}).length, OUTCOMES.length)
})

test('one answer can be enough', () => {
  assert.deepEqual(left({ script: 'no-cookie' }), ['cookie'])
  assert.deepEqual(left({ script: 'empty' }), ['opaque'])
})

test('curl decides only where there is no status', () => {
  const seen = { script: 'error', shown: 'request' }

  assert.deepEqual(left({ ...seen, status: '2xx' }), ['no-permission'])
  assert.deepEqual(left({ ...seen, status: 'none' }), ['nobody', 'only-browser'])
  assert.deepEqual(left({ ...seen, status: 'none', curl: 'fails' }), ['nobody'])
})

// The rows are the library's: tests/unit/whycors/evidence/test_secrets.py holds them to it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import { blanked } from '../../frontend/lab/shared/secrets.js'

/** @type {[given: string, text: string, count: number][]} */
const ROWS = JSON.parse(readFileSync(new URL('secrets.json', import.meta.url), 'utf8'))

test('the page blanks what the library blanks', () => {
  assert.ok(ROWS.length > 100)
  for (const [given, ...expected] of ROWS) assert.deepEqual(blanked(given), expected)
})

test('what was blanked is blanked already', () => {
  for (const [, text] of ROWS) assert.deepEqual(blanked(text), [text, 0])
})

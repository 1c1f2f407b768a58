import assert from 'node:assert/strict'
import { test } from 'node:test'

import { found, searchable } from '../../frontend/lab/shared/search-index.js'

/** @param {string} name @param {string[]} words */
const entry = (name, ...words) => ({ path: `/en/${name}/`, name, within: '', words })

const ENTRIES = searchable([
  entry('passing', '', '', 'it mentions a cookie in passing'),
  entry('part', 'supercookie', '', ''),
  entry('term', '', 'cookie', ''),
  entry('about', 'cookie', '', ''),
  entry('max-age', 'max-age', 'Access-Control-Max-Age', 'it’s kept for a while'),
])

/** @param {string} query */
const names = (query) => found(ENTRIES, query).map(({ name }) => name)

test('what an entry is about counts more than a term, and a term more than a mention', () => {
  assert.deepEqual(names('cookie'), ['about', 'part', 'term', 'passing'])
})

test('the beginning of a word counts more than its middle', () => {
  assert.deepEqual(names('cookie').slice(0, 2), ['about', 'part'])
})

test('every word of a query must be there', () => {
  assert.deepEqual(names('cookie passing'), ['passing'])
  assert.deepEqual(names('cookie nowhere'), [])
})

test('a Python name finds its header, in any case', () => {
  assert.deepEqual(names('MAX_AGE'), ['max-age'])
  assert.deepEqual(names('access-control-max_age'), ['max-age'])
})

test('a straight apostrophe finds a curly one', () => {
  assert.deepEqual(names("it's"), ['max-age'])
})

test('a query without a word finds nothing', () => {
  assert.deepEqual(names(' \t'), [])
})

test('entries of the same weight stay in the order of the course', () => {
  const twins = searchable([entry('first', 'same'), entry('second', 'same')])

  assert.deepEqual(
    found(twins, 'same').map(({ name }) => name),
    ['first', 'second'],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { found, searchable } from '../../frontend/lab/shared/search-index.js'

/** @param {string} name @param {string[]} words */
const entry = (name, ...words) => ({ path: `/en/${name}/`, name, within: '', words })

const ENTRIES = searchable([
  entry('passing', '', '', '', '', 'it mentions a cookie in passing'),
  entry('part', '', 'supercookie', '', '', ''),
  entry('term', '', '', '', 'cookie', ''),
  entry('other', '', '', 'cookie', '', ''),
  entry('many', '', 'cookies', '', '', ''),
  entry('title', '', 'Cookie: which?', '', '', ''),
  entry('synonym', 'Cookie', '', '', '', ''),
  entry('max-age', '', 'max-age', '', 'Access-Control-Max-Age', 'it’s kept for a while'),
  entry('chinese', '', '预检请求', '', '', '在这里失败'),
])

/** @param {string} query */
const names = (query) => found(ENTRIES, query).map(({ name }) => name)

test('a synonym counts most, then a title, another name, a term, a mention', () => {
  assert.deepEqual(names('cookie'), [
    'synonym',
    'title',
    'other',
    'many',
    'part',
    'term',
    'passing',
  ])
})

test('every word of a query must be there, in any order', () => {
  assert.deepEqual(names('cookie passing'), ['passing'])
  assert.deepEqual(names('passing, cookie'), ['passing'])
})

test('where no entry has every word, what fits best is found, and a rare word counts more', () => {
  assert.deepEqual(names('max-age nowhere passing'), ['max-age'])
  assert.deepEqual(names('预检请求 在这里 cookie'), ['chinese'])
})

test('words that are nowhere find nothing', () => {
  assert.deepEqual(names('nowhere at-all'), [])
})

test('a Python name finds its header, in any case', () => {
  assert.deepEqual(names('MAX_AGE'), ['max-age'])
  assert.deepEqual(names('access-control-max_age'), ['max-age'])
})

test('a straight apostrophe finds a curly one', () => {
  assert.deepEqual(names("it's"), ['max-age'])
})

test('Chinese words are found without spaces between them', () => {
  assert.deepEqual(names('预检请求'), ['chinese'])
  assert.deepEqual(names('预检失败'), ['chinese'])
  assert.deepEqual(names('课程'), [])
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

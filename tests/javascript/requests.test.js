import assert from 'node:assert/strict'
import { before, test } from 'node:test'

import { absolute, askedOfFetch, bodyOf } from '../../frontend/lab/run/requests.js'

const NOTES = 'http://localhost:5001/notes'

before(() => {
  Object.assign(globalThis, { document: { baseURI: 'http://localhost:8000/en/' } })
})

test('a fetch() that says nothing has the defaults of the standard', () => {
  assert.deepEqual(askedOfFetch(NOTES), {
    api: 'fetch',
    url: NOTES,
    method: 'GET',
    headers: [],
    mode: 'cors',
    credentials: 'same-origin',
    redirect: 'follow',
    referrer_policy: '',
    body: null,
  })
})

test('a method is told as script wrote it', () => {
  assert.equal(askedOfFetch(NOTES, { method: 'patch' }).method, 'patch')
})

test('headers are pairs, however they were given', () => {
  const pairs = [
    ['X-Token', '1'],
    ['accept', 'text/plain'],
  ]

  assert.deepEqual(askedOfFetch(NOTES, { headers: Object.fromEntries(pairs) }).headers, pairs)
  assert.deepEqual(
    askedOfFetch(NOTES, { headers: /** @type {[string, string][]} */ (pairs) }).headers,
    pairs,
  )
  assert.deepEqual(askedOfFetch(NOTES, { headers: new Headers({ 'X-Token': '1' }) }).headers, [
    ['x-token', '1'],
  ])
})

test('what fetch() is told counts more than its Request', () => {
  const request = new Request(NOTES, { method: 'PUT', body: 'a', credentials: 'include' })

  const asked = askedOfFetch(request, { credentials: 'omit' })

  assert.deepEqual([asked.url, asked.method, asked.credentials], [NOTES, 'PUT', 'omit'])
})

test('the body of a Request has its type among the headers already', () => {
  const request = new Request(NOTES, { method: 'POST', body: 'a' })

  assert.deepEqual(askedOfFetch(request).body, { type: 'arraybuffer' })
  assert.deepEqual(askedOfFetch(request, { body: 'other' }).body, { type: 'text' })
})

test('a body is of the type that decides its Content-Type', () => {
  assert.deepEqual(bodyOf('a'), { type: 'text' })
  assert.deepEqual(bodyOf(new URLSearchParams()), { type: 'urlsearchparams' })
  assert.deepEqual(bodyOf(new FormData()), { type: 'formdata' })
  assert.deepEqual(bodyOf(new ArrayBuffer(1)), { type: 'arraybuffer' })
  assert.deepEqual(bodyOf(new Uint8Array(1)), { type: 'arraybuffer' })
  assert.deepEqual(bodyOf(new ReadableStream()), { type: 'stream' })
  assert.deepEqual(bodyOf(new Blob([], { type: 'text/css' })), { type: 'blob', mime: 'text/css' })
})

test('no body is null', () => {
  assert.equal(bodyOf(null), null)
  assert.equal(bodyOf(undefined), null)
})

test('an address is made whole by the page that asks', () => {
  assert.equal(absolute('notes'), 'http://localhost:8000/en/notes')
  assert.equal(absolute(new URL(NOTES)), NOTES)
})

test('an invalid URL is returned unchanged', () => {
  assert.equal(absolute('http://[/'), 'http://[/')
})

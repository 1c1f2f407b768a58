import assert from 'node:assert/strict'
import { before, test } from 'node:test'

import { observe } from '../../frontend/lab/run/observer.js'

const NOTES = 'http://localhost:5001/notes'

before(() => {
  Object.assign(globalThis, {
    document: { baseURI: 'http://localhost:8000/en/' },
    XMLHttpRequest: class {},
    fetch: async (/** @type {string} */ url) => {
      if (url !== NOTES) throw new TypeError('Failed to fetch')
      return new Response('[]', { status: 201, headers: { 'Content-Type': 'application/json' } })
    },
  })
})

test('a call is told with what script saw of its response', async () => {
  const { calls, returned } = await observe(() => fetch(NOTES).then(({ status }) => status))

  assert.equal(returned, '201')
  assert.equal(calls.length, 1)
  assert.equal(calls[0].request.url, NOTES)
  assert.deepEqual(calls[0].observed, {
    type: 'default',
    status: 201,
    readable_headers: ['content-type'],
  })
})

test('a call that fails has an error, and so has the client code', async () => {
  const { calls, returned, thrown } = await observe(() => fetch('http://nowhere.example/'))

  assert.equal(thrown, 'TypeError: Failed to fetch')
  assert.equal(returned, undefined)
  assert.deepEqual([calls[0].observed, calls[0].error], [null, thrown])
})

test('what the client code returns is told as text', async () => {
  assert.equal((await observe(() => 'ann')).returned, 'ann')
  assert.equal((await observe(() => ({ a: 1 }))).returned, '{\n  "a": 1\n}')
  assert.equal((await observe(() => undefined)).returned, 'undefined')
})

test('what is thrown need not be an error', async () => {
  const work = () => Promise.reject('no')

  assert.equal((await observe(work)).thrown, 'no')
})

test('afterwards the page has its own fetch() and XMLHttpRequest again', async () => {
  const own = [globalThis.fetch, globalThis.XMLHttpRequest]
  /** @type {unknown[]} */
  let within = []

  await observe(() => {
    within = [globalThis.fetch, globalThis.XMLHttpRequest]
    throw new Error('in the middle of it')
  })

  assert.ok(within.every((each, index) => each !== own[index]))
  assert.deepEqual([globalThis.fetch, globalThis.XMLHttpRequest], own)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { cutCookie, cutList, gist, shortUrl } from '../../frontend/lab/picture/values.js'

const API = 'http://localhost:5001/runs/0123456789abcdef0123456789abcdef/redirect_away'

test('a list is cut to what was looked for', () => {
  assert.deepEqual(cutList('DELETE, GET, PUT', ['put']), ['… ', 'PUT'])
  assert.deepEqual(cutList('content-type', ['content-type']), ['', 'content-type'])
})

test('a list without what was looked for is shown from its start', () => {
  assert.deepEqual(cutList('GET, POST', ['put']), ['GET, POST', ''])
  assert.equal(cutList('DELETE, GET, HEAD, OPTIONS, PATCH', ['put'])[0].at(-1), '…')
})

test('a cookie keeps its name and what decides where it goes', () => {
  const field = 'session=eyJ1c2VyIjoiYW5uIn0.awfamg; HttpOnly; Path=/; SameSite=Lax'

  assert.equal(cutCookie(field), 'session=eyJ1c2V…; SameSite=Lax')
})

test('a URL of the run is a path, another one keeps its host', () => {
  assert.equal(shortUrl(`${API}/notes`, API), '/notes')
  assert.equal(shortUrl(API, API), '/')
  assert.equal(
    shortUrl(API.replace('localhost', '127.0.0.1') + '/notes', API),
    'http://127.0.0.1:5001/…/notes',
  )
})

test('the gist of notes is their texts, of an object its fields', () => {
  assert.equal(
    gist('[{"id":1,"text":"Buy milk"},{"id":2,"text":"Call mum"}]'),
    'Buy milk · Call mum',
  )
  assert.equal(gist('{"user":null}'), 'user: null')
  assert.equal(gist('{"user":"ann"}'), 'user: ann')
})

test('the gist of anything else is how it begins', () => {
  assert.equal(gist('502 Bad Gateway\n'), '502 Bad Gateway')
  assert.equal(gist('a '.repeat(60)).at(-1), '…')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { heldOf, MAX_SENT_BYTES, withoutBodies } from '../../frontend/lab/diagnosis/given.js'

const HAR = {
  log: {
    entries: [
      {
        request: {
          method: 'POST',
          cookies: [{ name: 'session', value: 'theirs' }],
          postData: { mimeType: 'application/json', text: 'their note', params: [] },
        },
        response: {
          status: 200,
          content: { size: 9, mimeType: 'text/html', text: 'their page' },
        },
        timings: { wait: 1 },
        _webSocketMessages: [{ data: 'their words' }],
      },
    ],
  },
}

test('a HAR file loses its bodies and keeps what they were', () => {
  const [entry] = JSON.parse(withoutBodies(JSON.stringify(HAR, null, 2))).log.entries

  assert.deepEqual(entry, {
    request: { method: 'POST', postData: { mimeType: 'application/json' } },
    response: { status: 200, content: { size: 9, mimeType: 'text/html' } },
  })
})

test('any other text stays as it is', () => {
  const texts = ['curl -i https://api.example.com/', '{"log": broken', '{"id": "a case"}', '']

  assert.deepEqual(texts.map(withoutBodies), texts)
})

test('secrets of a file are taken out', async () => {
  const held = await heldOf(new File(['Authorization: Bearer very-secret'], 'a.txt'))

  assert.deepEqual(held, { name: 'a.txt', text: 'Authorization: Bearer BLANKED', secrets: 1 })
})

test('what can not be read is refused with its reason', async () => {
  const large = new File([], 'large.har')
  Object.defineProperty(large, 'size', { value: 2 ** 40 })
  const long = { name: 'a.txt', text: '"'.repeat(MAX_SENT_BYTES / 2) }

  await assert.rejects(heldOf(large), { reason: 'too-large' })
  await assert.rejects(heldOf(long), { reason: 'too-long' })
  await assert.rejects(heldOf({ name: 'a.png', text: 'PNG\0\0' }), { reason: 'no-text' })
})

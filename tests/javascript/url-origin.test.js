import assert from 'node:assert/strict'
import { test } from 'node:test'

import { isOpaque, originOf, siteOf } from '../../frontend/lab/shared/url-origin.js'

/** @param {string} url */
const parts = (url) => {
  const origin = originOf(url)
  return origin && [origin.scheme, origin.host, origin.port]
}

test('an origin is a scheme, a host and a port', () => {
  assert.deepEqual(parts('http://localhost:8000/a?b#c'), ['http', 'localhost', '8000'])
  assert.deepEqual(parts('HTTP://App.Example'), ['http', 'app.example', '80'])
})

test('a port that is not written is the default one of its scheme', () => {
  assert.deepEqual(parts('https://app.example'), parts('https://app.example:443/'))
  assert.deepEqual(parts('https://app.example:80'), ['https', 'app.example', '80'])
  assert.deepEqual(parts('wss://app.example'), ['wss', 'app.example', '443'])
})

test('an address may be spelled in more than one way', () => {
  assert.deepEqual(parts('http://[0:0::1]:8000'), parts('http://[::1]:8000'))
})

test('a blob is of the origin that made it', () => {
  assert.deepEqual(parts('blob:http://app.example/1'), parts('http://app.example'))
})

test('other schemes have an opaque origin', () => {
  for (const url of ['data:text/html,hello', 'file:///tmp/page.html', 'localhost:8000']) {
    const origin = originOf(url)
    assert.ok(origin && isOpaque(origin), url)
  }
})

test('what is not a whole URL has no origin', () => {
  for (const text of ['', '/notes', '127.0.0.1:8000/', '<b>bold</b>']) {
    assert.equal(originOf(text), null)
  }
})

test('the site of an IP address is its scheme and the address, whatever the port', async () => {
  assert.equal(
    await siteOf({ scheme: 'http', host: '127.0.0.1', port: '8000' }),
    'http://127.0.0.1',
  )
  assert.equal(await siteOf({ scheme: 'https', host: '[::1]', port: '443' }), 'https://[::1]')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { judgementsOf } from '../../frontend/lab/picture/judgements.js'
import { placedCalls } from '../../frontend/lab/picture/layout.js'
import { pillsOfAnswer, pillsOfCall, pillsOfRequest } from '../../frontend/lab/picture/pills.js'

/** @import { Exchange, Headers, StoryEvent, ToldCall } from '../../frontend/lab/shared/types.d.ts' */

const ORIGIN = 'http://localhost:8000'
const PICTURE = { api: 'http://localhost:5001', header: null, isCached: false }

/** @param {string} kind @param {Headers} request @param {Headers} response @returns {Exchange} */
function exchange(kind, request, response) {
  const message = { body: { text: '', size: 0, truncated: false } }
  return /** @type {Exchange} */ ({
    number: 0,
    kind,
    request: { ...message, headers: request },
    response: { ...message, headers: response, status: 200, reason: 'OK' },
  })
}

/** @param {Partial<ToldCall['request']>} request @param {object[]} steps @returns {ToldCall} */
function call(request, steps = []) {
  const told = {
    request: { api: 'fetch', method: 'GET', ...request },
    cookies: [],
    explanation: { steps },
  }
  return /** @type {ToldCall} */ (/** @type {unknown} */ (told))
}

/** @param {object[]} events */
function judged(events, told = call({})) {
  const story = /** @type {StoryEvent[]} */ (
    events.map((event) => ({ call: 1, exchange: 0, gate: null, lane: 'browser', ...event }))
  )
  return judgementsOf(placedCalls(story)[0], told)
}

test('what keeps a call from being sent at once is lit with the gate that asks', () => {
  const headers = /** @type {Headers} */ ([['Content-Type', 'application/json']])

  assert.equal(pillsOfCall(call({ headers }).request)[0].pair, 'asks')
  assert.equal(
    pillsOfCall(call({ headers: [['Content-Type', 'text/plain']] }).request)[0].pair,
    undefined,
  )
})

test('a header that was looked for in vain is a pill of its own', () => {
  const gate = { id: 'cors-check/allow-origin', passed: false }
  const judgement = judged([{ kind: 'answers' }, { kind: 'keeps', gate }]).get(0)

  const [pill] = pillsOfAnswer(exchange('request', [['Origin', ORIGIN]], []), judgement, PICTURE)

  assert.deepEqual(pill, { name: 'Access-Control-Allow-Origin', kind: 'absent', pair: 'decides' })
})

test('nothing is missing where nothing was looked for', () => {
  const gate = { id: 'main-fetch/cross-origin', passed: true }
  const judgement = judged([{ kind: 'answers' }, { kind: 'hands-over', gate }]).get(0)

  assert.deepEqual(pillsOfAnswer(exchange('request', [], []), judgement, PICTURE), [])
})

test('a permission compares the method and the headers that were asked about', () => {
  const steps = [
    { id: 'cors-preflight-fetch/method', passed: true },
    { id: 'cors-preflight-fetch/header', passed: true },
  ]
  const asked = exchange(
    'preflight',
    [
      ['Origin', ORIGIN],
      ['Access-Control-Request-Method', 'PUT'],
    ],
    [['Access-Control-Allow-Methods', 'GET, PUT']],
  )
  const events = [{ kind: 'answers' }, { kind: 'sends-after-asking', exchange: 1 }]
  const told = call({ method: 'PUT' }, steps)
  const judgement = judged(events, told).get(0)

  const [origin, method] = pillsOfRequest(asked, told, judgement)
  const [allowed] = pillsOfAnswer(asked, judgement, PICTURE)

  assert.equal(origin.pair, undefined)
  assert.equal(method.pair, 'permission')
  assert.deepEqual([allowed.value, allowed.mark, allowed.pair], ['… ', 'PUT', 'permission'])
})

test('a safelisted method is not compared', () => {
  const steps = [{ id: 'cors-preflight-fetch/method', passed: true }]
  const events = [{ kind: 'answers' }, { kind: 'sends-after-asking', exchange: 1 }]

  assert.deepEqual(judged(events, call({ method: 'POST' }, steps)).get(0)?.names, [])
})

test('a cookie goes along, or stays where the story says so', () => {
  const turn = { exchange: 0, jar: [], sent: [], stored: [], refused: [] }
  const cookie = { name: 'session', attributes: '', rule: 'samesite-lax', sentence: '' }
  const stays = { ...call({}), cookies: [{ ...turn, withheld: [cookie] }] }

  const sent = pillsOfRequest(
    exchange('request', [['Cookie', 'session=1']], []),
    call({}),
    undefined,
  )
  const kept = pillsOfRequest(exchange('request', [], []), stays, undefined)

  assert.equal(sent[0].kind, 'cookie')
  assert.deepEqual(kept, [{ name: 'Cookie', kind: 'withheld' }])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { changes, fieldsOf, requestOf } from '../../frontend/lab/diagnosis/asked.js'

const API = 'https://api.example.com/notes'

/** @param {Record<string, string>} fields */
function request(fields) {
  const form = new FormData()
  const all = { method: 'GET', url: API, mode: 'cors', credentials: 'omit', ...fields }
  for (const [name, value] of Object.entries(all)) form.set(name, value)
  return requestOf(form)
}

/** @param {Partial<import('../../frontend/lab/shared/types.d.ts').Diagnosis>} told */
function fields(told) {
  return fieldsOf(/** @type {any} */ ({ facts: [], case: null, ...told }))
}

test('the fields are taken as fetch() takes them', () => {
  const asked = request({
    method: 'put',
    headers: 'X-A: 1\nContent-Type: text/plain\n',
    body: ' b',
  })

  assert.deepEqual(asked, {
    url: API,
    method: 'PUT',
    headers: [
      ['X-A', '1'],
      ['Content-Type', 'text/plain'],
    ],
    body: ' b',
    mode: 'cors',
    credentials: 'omit',
  })
})

test('a method that is no matter of capitals stays as it is', () => {
  assert.equal(request({ method: 'patch' }).method, 'patch')
})

test('a GET has no body, whatever stands in its field', () => {
  assert.equal(request({ body: 'x' }).body, null)
})

test('what can not be sent is named', () => {
  /** @type {[Record<string, string>, string, string][]} */
  const wrong = [
    [{ url: 'api.example.com' }, 'url', 'api.example.com'],
    [{ url: 'file:///etc/hosts' }, 'url', 'file:///etc/hosts'],
    [{ headers: 'X-A 1' }, 'header', 'X-A 1'],
    [{ headers: 'X A: 1' }, 'header', 'X A: 1'],
    [{ headers: 'X-Ä: 1' }, 'header', 'X-Ä: 1'],
    [{ method: 'TRACE' }, 'method', 'TRACE'],
    [{ method: 'A B' }, 'method', 'A B'],
  ]

  for (const [wrongFields, part, value] of wrong) {
    assert.throws(() => request(wrongFields), { part, value })
  }
})

test('the form begins with what the case has of the request', () => {
  const told = {
    request: {
      url: API,
      method: 'DELETE',
      credentials: 'include',
      headers: [
        ['Origin', 'https://app.example.com'],
        ['Sec-Fetch-Mode', 'cors'],
        ['X-A', '1'],
      ],
    },
  }

  assert.deepEqual(fields({ case: told }), {
    url: API,
    method: 'DELETE',
    headers: 'X-A: 1',
    body: '',
    mode: 'cors',
    credentials: 'include',
  })
})

test('what stands for a value that nobody gave is not filled in', () => {
  const headers = [
    ['authorization', '(...)'],
    ['X-YOUR-HEADER', '1'],
    ['X-A', '1'],
  ]

  assert.equal(fields({ case: { request: { url: API, headers } } }).headers, 'X-A: 1')
})

test('without a case it begins with the URL', () => {
  /** @type {import('../../frontend/lab/shared/types.d.ts').DiagnosisFact} */
  const url = { name: 'url', label: '', value: API, degree: 'measured', guess: null, from: null }

  assert.deepEqual([fields({ facts: [url] }).url, fields({ facts: [url] }).method], [API, 'GET'])
})

test('only reading changes nothing', () => {
  assert.deepEqual(['GET', 'head', 'OPTIONS', 'POST', 'Delete'].filter(changes), ['POST', 'Delete'])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'

const LINKS = ['en', 'zh'].map((language) => ({ dataset: { language }, href: `/${language}/` }))
let visits = 0

/**
 * Returns where the first page leads, of a browser that prefers `languages` and remembers one.
 * @param {string[]} languages
 * @param {string | null} remembered
 */
async function chosen(languages, remembered = null) {
  let led = ''
  const values = {
    document: { querySelectorAll: () => LINKS },
    localStorage: { getItem: () => remembered },
    navigator: { languages },
    location: { replace: (/** @type {string} */ address) => (led = address) },
  }
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(globalThis, name, { configurable: true, value })
  }
  await import(`../../frontend/lab/shared/choose.js?visit=${visits++}`)
  return led
}

test('the language that the browser prefers is chosen', async () => {
  assert.equal(await chosen(['zh-CN', 'en']), '/zh/')
  assert.equal(await chosen(['fr', 'zh-TW', 'en']), '/zh/')
})

test('the language that was chosen last counts more', async () => {
  assert.equal(await chosen(['zh-CN'], 'en'), '/en/')
})

test('the first language is chosen where the browser prefers others', async () => {
  assert.equal(await chosen(['fr', 'de']), '/en/')
  assert.equal(await chosen([], 'fr'), '/en/')
})

import assert from 'node:assert/strict'
import { before, test } from 'node:test'

import { actionOfKey } from '../../frontend/lab/shared/stage-keys.js'

/** Stands for an element within those that these selectors match. */
class Place {
  /** @param {string[]} within */
  constructor(...within) {
    this.within = within
  }

  /** @param {string} selector */
  closest(selector) {
    return selector.split(', ').some((each) => this.within.includes(each)) ? this : null
  }
}

before(() => Object.assign(globalThis, { Element: Place }))

/** @param {string} key @param {object} [more] */
const pressed = (key, more = {}) =>
  actionOfKey(/** @type {any} */ ({ key, target: new Place(), ...more }))

test("each key stands for what it does, a clicker's keys for the ways on and back", () => {
  const wanted = {
    r: 'run',
    R: 'run', // with Caps Lock
    ArrowLeft: 'back',
    ArrowRight: 'on',
    n: 'next',
    PageDown: 'next',
    p: 'previous',
    PageUp: 'previous',
    w: 'window',
  }
  for (const [key, action] of Object.entries(wanted)) {
    assert.deepEqual(pressed(key), { do: action }, key)
  }
  assert.deepEqual(pressed('2'), { do: 'choose', number: 2 })
  assert.equal(pressed('0'), null)
  assert.equal(pressed('x'), null)
})

test('no key acts with a modifier, or while it is held down', () => {
  for (const held of ['ctrlKey', 'metaKey', 'altKey', 'shiftKey', 'repeat']) {
    assert.equal(pressed('r', { [held]: true }), null, held)
  }
})

test('no key acts in a field; of a choice and of code only the arrows are their own', () => {
  const field = new Place('input:not([type=radio])', 'input')
  const choice = new Place('input')
  const code = new Place('pre')
  for (const key of ['r', 'n', 'PageDown', '1', 'ArrowLeft']) {
    assert.equal(pressed(key, { target: field }), null, key)
  }
  for (const target of [choice, code]) {
    assert.deepEqual(pressed('r', { target }), { do: 'run' })
    assert.deepEqual(pressed('PageDown', { target }), { do: 'next' })
    assert.equal(pressed('ArrowRight', { target }), null)
  }
})

// What to do about it, first thing first, and the same for servers other than Flask.

import { element, prose } from '../shared/dom.js'
import { t } from '../shared/text.js'
import { codeBlock } from './code-block.js'
import { tabs } from './tabs.js'

/** @import { Diagnosis, StackFix } from '../shared/types.d.ts' */

const KEPT = 'diagnose-stack' // in localStorage: the server that the reader looked at last

/** @param {Diagnosis} diagnosis */
export function whatToDo({ fixes, stacks }) {
  if (fixes.length + stacks.length === 0) return null
  const items = fixes.map(({ sentence, code }) =>
    element('li', {}, element('p', {}, ...prose(sentence)), code && codeBlock(code)),
  )
  return element(
    'section',
    { class: 'fix' },
    element('h3', {}, t('diagnose.fix')),
    items.length > 0 && element(items.length > 1 ? 'ol' : 'ul', { class: 'steps' }, ...items),
    stacks.length > 0 && forStacks(stacks),
  )
}

/** @param {StackFix[]} stacks */
function forStacks(stacks) {
  const items = stacks.map((stack) => ({ id: stack.id, name: stack.name, panel: panel(stack) }))
  return tabs(t('diagnose.stacks'), items, remembered(), remember)
}

/** @param {StackFix} stack */
function panel({ file, code, was_run: wasRun }) {
  return element(
    'div',
    {},
    codeBlock(code, element('code', {}, file)),
    !wasRun && element('p', { class: 'not-run' }, t('diagnose.not-run')),
  )
}

function remembered() {
  try {
    return localStorage.getItem(KEPT)
  } catch {
    return null
  }
}

/** @param {string} id */
function remember(id) {
  try {
    localStorage.setItem(KEPT, id)
  } catch {
    // A browser that is told to keep nothing begins with the first.
  }
}

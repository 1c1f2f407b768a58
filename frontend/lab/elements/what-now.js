// What to do about it: what to change, beside what the console says.

import { browserKind } from '../shared/browser.js'
import { element, prose } from '../shared/dom.js'
import { t } from '../shared/text.js'
import { codeDiff } from './code-diff.js'

const BROWSERS = { chromium: 'Chromium', firefox: 'Firefox', safari: 'Safari' }

/** @import { Change, Explanation } from '../shared/types.d.ts' */
/** @typedef {keyof typeof BROWSERS} ConsoleName */

/**
 * Returns the sections, without those that a call has no use for.
 * @param {Explanation} explanation
 */
export function whatNow({ outcome, reason, change: changed, console }) {
  const heard = reason === 'NotRecorded' ? unheard() : consoles(console)
  return [changed && change(changed), outcome === 'network-error' && heard]
}

// No answer is on record: only the console knows which error of the network it was.
function unheard() {
  return element(
    'section',
    { class: 'consoles' },
    element('h3', {}, t('console.heading')),
    element('p', {}, ...prose(t('console.unrecorded'))),
  )
}

/**
 * The line of the reader's own browser is open, those of the others are there to unfold.
 * @param {Explanation['console']} lines
 */
function consoles(lines) {
  const kind = browserKind()
  const own = kind === 'standard' ? 'chromium' : kind
  const names = /** @type {ConsoleName[]} */ (Object.keys(BROWSERS))
  return element(
    'section',
    { class: 'consoles' },
    element('h3', {}, t('console.heading')),
    consoleOf(own, lines),
    ...names.filter((name) => name !== own).map((name) => foldedConsoleOf(name, lines)),
  )
}

/** @param {ConsoleName} name @param {Explanation['console']} lines */
function foldedConsoleOf(name, lines) {
  return element(
    'details',
    {},
    element('summary', {}, t('console.in', { browser: BROWSERS[name] })),
    consoleOf(name, lines),
  )
}

/** @param {ConsoleName} name @param {Explanation['console']} lines */
function consoleOf(name, lines) {
  return element(
    'figure',
    { 'data-browser': name },
    lines[name]
      ? element('pre', { tabindex: 0 }, lines[name])
      : element('p', { class: 'nothing' }, t('console.nothing', { browser: BROWSERS[name] })),
    name === 'safari' && element('figcaption', {}, t('console.safari')),
  )
}

/**
 * What to change: the scenario's file as a diff in hunks, the headers, or why nobody should.
 * @param {Change} change
 */
function change({ advices, path, hunks, headers }) {
  return element(
    'section',
    { class: 'change' },
    element('h3', {}, t('change.heading')),
    ...advices.map((advice) => element('p', {}, ...prose(advice))),
    hunks ? codeDiff(path, hunks) : null,
    headers.length > 0 ? headerChanges(headers, hunks === null) : null,
  )
}

/** @param {string[]} headers @param {boolean} open */
function headerChanges(headers, open) {
  return element(
    'details',
    { open },
    element('summary', {}, t('change.headers')),
    element('ul', {}, ...headers.map((sentence) => element('li', {}, ...prose(sentence)))),
  )
}

// The page of a watch: the list of calls as they come, and the one that is chosen.

import { element, find } from './lab/shared/dom.js'
import { language } from './lab/shared/page-data.js'
import { partsOf } from './watched-call.js'
import { words } from './page-words.js'

/** @import { ListedCall } from './watched-call.js' */

const KEPT = 100

const list = find(document, '.calls', HTMLOListElement)
const told = find(document, 'article.call', HTMLElement)
const live = find(document, '.live', HTMLElement)
const empty = find(document, '.empty', HTMLElement)
const only = find(document, '.only input', HTMLInputElement)

/** @type {Map<number, HTMLElement>} */
const items = new Map()
let watch = ''

const stream = new EventSource(`/${language}/changes`)
stream.addEventListener('open', () => say('live'))
stream.addEventListener('error', () => say('gone'))
stream.addEventListener('message', ({ data }) => take(JSON.parse(data)))
addEventListener('hashchange', () => tell(true))
only.addEventListener('change', () => list.classList.toggle('only', only.checked))

/** @param {'live' | 'gone'} state */
function say(state) {
  live.textContent = words[`page.${state}`]
  live.classList.toggle('gone', state === 'gone')
}

/** @param {{ watch: string, calls: ListedCall[] }} changes */
function take(changes) {
  // When the app is started anew, the numbers begin again.
  if (changes.watch !== watch) {
    items.clear()
    list.replaceChildren()
  }
  const isFirst = changes.watch !== watch
  watch = changes.watch
  for (const call of changes.calls) put(call)
  for (const number of [...items.keys()].slice(0, -KEPT)) {
    items.get(number)?.remove()
    items.delete(number)
  }
  empty.hidden = items.size > 0
  if (isFirst || changes.calls.some(({ number }) => number === chosen())) tell(false)
}

/** Puts a call into the list, the newest first, or in its own place. @param {ListedCall} call */
function put(call) {
  const item = element(
    'li',
    { class: call.state },
    element(
      'a',
      { href: `#${call.number}`, 'aria-current': call.number === chosen() && 'true' },
      element('span', { class: 'state' }, words[`page.state.${call.state}`]),
      element('code', {}, element('b', {}, call.method), ` ${call.path}`),
      element('span', { class: 'from' }, element('span', { class: 'origin page' }, call.origin)),
      element('time', {}, timeOf(call)),
    ),
  )
  const before = items.get(call.number)
  const hadFocus = before?.contains(document.activeElement)
  if (before) before.replaceWith(item)
  else list.prepend(item)
  if (hadFocus) item.querySelector('a')?.focus()
  items.set(call.number, item)
}

/** @param {ListedCall} call */
function timeOf({ at }) {
  return new Date(at * 1000).toLocaleTimeString(document.documentElement.lang)
}

function chosen() {
  return Number(location.hash.slice(1))
}

/**
 * Tells of the call that is chosen.
 * @param {boolean} isChosenNow whether the reader has just chosen it, and so wants to be there
 */
async function tell(isChosenNow) {
  const number = chosen()
  for (const [each, item] of items) {
    const link = item.querySelector('a')
    if (each === number) link?.setAttribute('aria-current', 'true')
    else link?.removeAttribute('aria-current')
  }
  if (!items.has(number)) return
  const answer = await fetch(`/${language}/calls/${number}`)
  if (!answer.ok || number !== chosen()) return
  told.replaceChildren(...partsOf(await answer.json()))
  if (isChosenNow) told.focus()
}

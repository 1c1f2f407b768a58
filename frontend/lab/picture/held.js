// What the parties hold: the browser its cookies and permissions, Flask its notes.

import { element, prose } from '../shared/dom.js'
import { t } from '../shared/text.js'

/** @import { CookieTurn, Effect, Exchange, ToldCall, ToldCookie } from '../shared/types.d.ts' */

/**
 * Returns what an exchange did with the cookies, undefined where that is not told.
 * @param {ToldCall} call
 * @param {Exchange | undefined} exchange
 */
export function cookiesOf({ cookies }, exchange) {
  return cookies.find((turn) => turn.exchange === exchange?.number)
}

/**
 * The cookie jar as a request leaves: open for what goes along, shut on what stays.
 * @param {CookieTurn | undefined} turn
 */
export function jarOnLeaving(turn) {
  if (!turn || turn.sent.length + turn.withheld.length === 0) return null
  if (turn.sent.length > 0) return jar('open', t('picture.jar.sent'), turn.sent)
  return jar('shut', t('picture.jar.stays'), turn.withheld)
}

/**
 * The cookie jar as an answer comes: what it stores, and what it refuses to.
 * @param {CookieTurn | undefined} turn
 */
export function jarOnAnswer(turn) {
  if (!turn || turn.stored.length + turn.refused.length === 0) return null
  if (turn.stored.length > 0) return jar('open', t('picture.jar.stored'), turn.stored)
  return jar('shut refused', t('picture.jar.refused'), turn.refused)
}

/** @param {string} looks @param {string} says @param {ToldCookie[]} cookies */
function jar(looks, says, cookies) {
  return element(
    'div',
    { class: `jar ${looks}` },
    element('b', {}, says),
    ...cookies.flatMap(({ name, attributes }) => [
      element('code', {}, name),
      element('span', { class: 'attributes' }, ` ${deciding(attributes)}`),
    ]),
    element('small', {}, ...prose(cookies[0].sentence)),
  )
}

// No request is kept back or let go for being hidden from script.
/** @param {string} attributes */
function deciding(attributes) {
  const each = attributes.split(';').map((attribute) => attribute.trim())
  return each.filter((attribute) => !/^httponly$/i.test(attribute)).join('; ')
}

/**
 * What Flask holds, as what became of what it held: lines that went and that came are marked.
 * @param {Effect} effect
 */
export function effectOf({ before, after }) {
  const gone = before.filter((note) => !after.includes(note))
  const kept = before.filter((note) => after.includes(note))
  const come = after.filter((note) => !before.includes(note))
  return element(
    'div',
    { class: 'effect' },
    element('b', {}, t('picture.effect')),
    element(
      'ul',
      {},
      ...kept.map((note) => element('li', {}, note)),
      ...marked('del', gone),
      ...marked('ins', come),
    ),
  )
}

/** @param {'del' | 'ins'} how @param {string[]} notes */
function marked(how, notes) {
  return notes.map((note) => element('li', {}, element(how, {}, note)))
}

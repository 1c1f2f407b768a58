// What the parties hold: the browser its cookies and permissions, Flask its notes.

import { element } from '../shared/dom.js'
import { t } from '../shared/text.js'
import { inRow } from './parts.js'

/** @import { Exchange } from '../shared/types.d.ts' */
/** @import { CookieTurn, Effect, PictureCall, ToldCookie } from './types.d.ts' */

/**
 * Returns what an exchange did with the cookies, undefined where that is not told.
 * @param {PictureCall} call
 * @param {Exchange | undefined} exchange
 */
export function cookiesOf({ cookies }, exchange) {
  return cookies?.find((turn) => turn.exchange === (exchange?.number ?? null))
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
    ...cookies.map(({ name, attributes }) =>
      element('code', {}, [name, attributes].filter(Boolean).join('; ')),
    ),
    element('small', {}, cookies[0].sentence),
  )
}

/**
 * What Flask held and holds, with what is new marked.
 * @param {Effect} effect
 * @param {number} row
 */
export function effectPart({ before, after }, row) {
  const kept = new Set(before)
  const stays = new Set(after)
  const made = element(
    'div',
    { class: 'part effect b' },
    held(t('picture.effect.before'), before, (note) => !stays.has(note) && 'gone'),
    element('span', { class: 'then', 'aria-hidden': 'true' }, '→'),
    held(t('picture.effect.after'), after, (note) => !kept.has(note) && 'new'),
  )
  return inRow(made, row)
}

/** @param {string} title @param {string[]} notes @param {(note: string) => string | false} mark */
function held(title, notes, mark) {
  return element(
    'div',
    { class: 'set' },
    element('b', {}, title),
    element('ul', {}, ...notes.map((note) => element('li', { class: mark(note) || null }, note))),
  )
}

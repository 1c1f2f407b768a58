// What stands around the lanes: their heads, the strip of requests above, and the words below.

import { browserName } from '../shared/browser.js'
import { element } from '../shared/dom.js'
import { origins } from '../shared/page-data.js'
import { t } from '../shared/text.js'
import { permissionAfter } from './permission.js'
import { isCallUnknown, isServerUnknown, questionMark } from './told.js'

/** @import { Child } from '../shared/dom.js' */
/** @import { Placed } from './layout.js' */
/** @import { PartOfCall } from './told.js' */
/** @import { ToldCall } from '../shared/types.d.ts' */
/** @import { Scene, Told } from './types.d.ts' */

/**
 * @param {Scene} scene
 * @param {string} origin the kind of the page that ran the client code
 */
export function heads({ api, party, isAttacker, told }, origin) {
  const asked = new URL(api).origin
  const isProxied = asked === origins.page
  return element(
    'div',
    { class: 'heads', 'aria-hidden': 'true' },
    head('js', t(isAttacker ? 'picture.attacker' : 'lane.js'), chip(origin, pageOf(told, origin))),
    head('browser', t('lane.browser'), element('small', {}, told ? told.browser : browserName())),
    party && head('party', t(`picture.party.${party}`), element('small')),
    head('server', serverName(told), chip('api', isProxied ? `${asked} → ${origins.api}` : asked)),
  )
}

/**
 * What the server is called: of one that the lab doesn't run, nobody knows what it is made with.
 * @param {Told | undefined} told
 */
export function serverName(told) {
  return t(isServerUnknown(told) ? 'lane.any-server' : 'lane.server')
}

/** @param {Told | undefined} told @param {string} origin */
function pageOf(told, origin) {
  return told ? (told.page ?? questionMark()) : origins[origin]
}

/** @param {string} place @param {string} name @param {HTMLElement} below */
function head(place, name, below) {
  return element('div', { class: `head ${place}` }, element('b', {}, name), below)
}

/** @param {string} kind @param {Child} origin */
function chip(kind, origin) {
  return element('span', { class: `origin ${kind}` }, origin)
}

/**
 * The requests of a run in a row, where there are several calls, or some were made before; else null.
 * @param {Scene} scene
 * @param {Placed[][]} calls
 */
export function strip({ story, exchangeOf }, calls) {
  const { before, during } = story
  if (before.length === 0 && calls.length < 2) return null
  const groups = calls.map((placed) => [
    ...new Set(
      placed.filter(({ event }) => event.kind === 'receives').map(({ event }) => event.exchange),
    ),
  ])
  const earlier = before.map((number) => exchangeOf.get(number))
  const sum = { requests: during.length }
  return element(
    'div',
    { class: 'strip' },
    element(
      'ol',
      { 'aria-label': t('picture.strip') },
      ...earlier.map((exchange, index) =>
        element(
          'li',
          { class: 'before' },
          index === 0 && element('span', {}, t('picture.strip.before')),
          element('b', {}, exchange?.method),
          ` ${exchange?.path}`,
        ),
      ),
      ...groups.map((numbers) =>
        element('li', {}, ...(numbers.length ? numbers : [null]).map(mark)),
      ),
    ),
    calls.length > 1 && element('span', { class: 'sum' }, t('picture.sum', sum)),
  )

  /** @param {number | null} number */
  function mark(number) {
    const exchange = number === null ? undefined : exchangeOf.get(number)
    if (!exchange) return element('b', { class: 'none' }, '–')
    return element('b', { class: exchange.kind === 'preflight' ? 'asks' : null }, exchange.method)
  }
}

/**
 * The browser's side of the call: what it goes by, and what it remembers after it.
 * @param {ToldCall} call
 * @param {Placed[]} placed the call's events so far
 * @param {Scene} scene
 */
export function engine(call, placed, scene) {
  const { mode = 'cors', credentials = 'same-origin' } = call.request
  const permission = permissionAfter(placed, scene.exchangeOf)
  /** @param {PartOfCall} part @param {string} value */
  const known = (part, value) => (isCallUnknown(scene, call, part) ? questionMark() : value)
  const rows = [
    [t('picture.engine.origin'), pageOf(scene.told, scene.origin)],
    [t('picture.engine.mode'), known('request mode', mode)],
    [t('picture.engine.credentials'), known('request credentials', credentials)],
    ...(permission ? [[t('picture.engine.permission'), permission]] : []),
  ]
  return rows.map(([name, value]) =>
    element('div', {}, element('dt', {}, name), element('dd', {}, value)),
  )
}

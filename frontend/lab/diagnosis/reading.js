// What was read of a text, what wasn't, and how much was blanked: each with its place.

import { element, prose } from '../shared/dom.js'
import { t } from '../shared/text.js'

const PLACES_SHOWN = 5
/** Diagnoses: a HAR file may hold thousands. */
export const MOST_SHOWN = 30

/** @import { Diagnoses, Diagnosis, TextPart } from '../shared/types.d.ts' */
/** @import { EvidenceBox } from '../elements/evidence-box.js' */

/**
 * @param {Diagnoses} told
 * @param {EvidenceBox} box
 * @returns {(HTMLElement | null)[]}
 */
export function whatWasRead({ read, unread, blanked, diagnoses }, box) {
  const secrets = blanked + box.secrets
  return [
    read.length > 0 ? element('b', {}, t('diagnose.read')) : null,
    listed(read, box),
    listed(unread, box),
    secrets > 0 ? element('p', { class: 'secrets' }, secretsText(secrets)) : null,
    element('p', { class: diagnoses.length === 1 ? 'sr' : null }, ...prose(foundText(diagnoses))),
  ]
}

/**
 * What was found. A single answer needs no mention but for those who can't see that it came.
 * @param {Diagnosis[]} diagnoses
 */
function foundText(diagnoses) {
  if (diagnoses.length === 0) return t('diagnose.nothing')
  const count = diagnoses.length
  if (count === 1) return diagnoses[0].title
  return t(count > MOST_SHOWN ? 'diagnose.most' : 'diagnose.several', { count, shown: MOST_SHOWN })
}

/** @param {number} count */
function secretsText(count) {
  return count === 1 ? t('diagnose.blanked.one') : t('diagnose.blanked', { count })
}

/**
 * The parts with the places of each kind, in the order in which they begin.
 * @param {TextPart[]} parts
 * @param {EvidenceBox} box
 */
function listed(parts, box) {
  /** @type {Map<string, Set<string>>} */
  const places = new Map()
  for (const part of parts) {
    const known = places.get(part.sentence) ?? new Set()
    places.set(part.sentence, known.add(placeOf(part, box)))
  }
  const items = [...places].map(([sentence, where]) =>
    element(
      'li',
      {},
      ...prose(sentence),
      element('span', { class: 'place' }, ` (${shortened([...where])})`),
    ),
  )
  return items.length > 0 ? element('ul', {}, ...items) : null
}

/** @param {string[]} places */
function shortened(places) {
  const shown = places.length > PLACES_SHOWN ? [...places.slice(0, PLACES_SHOWN), '…'] : places
  return shown.join(', ')
}

/** @param {TextPart} part @param {EvidenceBox} box */
function placeOf({ first_line: first, last_line: last }, box) {
  if (box.isOfFile(first)) return box.held?.name ?? ''
  return first === last ? t('diagnose.line', { first }) : t('diagnose.lines', { first, last })
}

// What was read of a text, what wasn't, and how much was blanked: each with its place.

import { element, prose } from '../shared/dom.js'
import { t } from '../shared/text.js'

/** @import { Diagnoses, TextPart } from '../shared/types.d.ts' */
/** @import { EvidenceBox } from '../elements/evidence-box.js' */

/**
 * @param {Diagnoses} told
 * @param {EvidenceBox} box
 * @returns {HTMLElement[]}
 */
export function whatWasRead({ read, unread, blanked, diagnoses }, box) {
  const secrets = blanked + box.secrets
  return [
    ...part(t('diagnose.read'), read, box),
    ...part(t('diagnose.unread'), unread, box),
    ...(secrets > 0 ? [element('p', { class: 'secrets' }, secretsText(secrets))] : []),
    ...(diagnoses.length === 0
      ? [element('p', { class: 'nothing' }, ...prose(t('diagnose.nothing')))]
      : []),
  ]
}

/** @param {number} count */
function secretsText(count) {
  return count === 1 ? t('diagnose.blanked.one') : t('diagnose.blanked', { count })
}

/** @param {string} heading @param {TextPart[]} parts @param {EvidenceBox} box */
function part(heading, parts, box) {
  if (parts.length === 0) return []
  const items = parts.map((each) =>
    element(
      'li',
      {},
      ...prose(each.sentence),
      element('span', { class: 'place' }, ` (${placeOf(each, box)})`),
    ),
  )
  return [element('b', {}, heading), element('ul', {}, ...items)]
}

/** @param {TextPart} part @param {EvidenceBox} box */
function placeOf({ first_line: first, last_line: last }, box) {
  if (box.isOfFile(first)) return box.held?.name ?? ''
  return first === last ? t('diagnose.line', { first }) : t('diagnose.lines', { first, last })
}

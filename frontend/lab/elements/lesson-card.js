// The card after a run: right or wrong, what happened in one sentence, and why.

import { element, find, findAll, prose } from '../shared/dom.js'
import { t } from '../shared/text.js'

/** @import { Story } from '../shared/types.d.ts' */

const HYPHENATED = /([\w-]*\w-\w[\w-]*)/

/**
 * Shows in the `card` what came of a run, and returns whether the choice was right. `facts` are all
 * that is true of the run; `chosen` is the value of the choice, null where nobody made one.
 * @param {HTMLElement} card
 * @param {Story} story
 * @param {string[]} facts
 * @param {string | null} chosen
 */
export function drawCard(card, story, facts, chosen) {
  const choices = findAll(card, 'input', HTMLInputElement)
  const right = choices.find((choice) => isRight(claimsOf(choice), facts))
  for (const choice of choices) mark(choice, choice === right, choice.value === chosen)
  const wasRight = right !== undefined && right.value === chosen
  const told = find(card, '.told', HTMLElement)
  card.dataset.tone = story.verdict.tone
  find(told, '.match', HTMLElement).replaceChildren(...match(chosen, wasRight))
  find(told, '.verdict', HTMLElement).replaceChildren(...verdict(story))
  find(told, '.reason', HTMLElement).replaceChildren(...reason(story))
  told.hidden = false
  return wasRight
}

/**
 * Returns whether all that a choice claims is so.
 * @param {string[]} claims
 * @param {string[]} facts
 */
export function isRight(claims, facts) {
  return claims.every((claim) => facts.includes(claim))
}

/** @param {HTMLInputElement} choice @returns {string[]} */
function claimsOf(choice) {
  return JSON.parse(choice.dataset.claims ?? '[]')
}

/** @param {HTMLInputElement} choice @param {boolean} happened @param {boolean} predicted */
function mark(choice, happened, predicted) {
  const label = choice.closest('label')
  const text = label?.querySelector('span')
  text?.querySelector('small')?.remove()
  if (!label || !text) return
  delete label.dataset.mark
  if (!happened && !predicted) return
  const name = happened && predicted ? 'both' : happened ? 'happened' : 'predicted'
  label.dataset.mark = name
  text.append(element('small', {}, t(`mark.${name}`)))
}

/** @param {string | null} chosen @param {boolean} wasRight */
function match(chosen, wasRight) {
  if (chosen === null) return [t('match.unknown')]
  const shape = element('span', { 'aria-hidden': 'true' }, wasRight ? '✓ ' : '✕ ')
  return [shape, wasRight ? t('match.right') : t('match.wrong')]
}

/**
 * What happened, the names in it marked: a hyphen is no place to break content-type.
 * @param {Story} story
 */
function verdict({ verdict: { id, values } }) {
  return prose(t(`verdict.${id}`, values)).flatMap((part) =>
    typeof part === 'string' ? part.split(HYPHENATED).map(unbroken) : part,
  )
}

/** @param {string} text @param {number} index odd where it is a name */
function unbroken(text, index) {
  return index % 2 === 1 ? element('span', { class: 'whole' }, text) : text
}

/**
 * Why, with its step. As in the picture, URLs of the run are shown without the run's own part.
 * @param {Story} story
 */
function reason({ reason: why, record }) {
  if (!why) return []
  const { title, link, gate } = why
  const sentence = why.sentence.replaceAll(`/runs/${record.id}/${record.scenario}`, '')
  const step = link
    ? element('a', { class: 'step', href: link, target: '_blank', rel: 'noopener' }, title)
    : element('span', { class: 'step' }, title)
  if (gate !== null) step.dataset.pair = String(gate)
  return [step, ' ', ...prose(sentence)]
}

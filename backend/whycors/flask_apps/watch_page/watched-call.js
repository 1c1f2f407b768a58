// One call: what came of it, what to change, what the console prints, and the picture.

import { RunPicture } from './lab/elements/run-picture.js'
import { element, prose } from './lab/shared/dom.js'
import { words } from './page-words.js'

/** @import { Diagnosis } from './lab/shared/types.d.ts' */

/**
 * A call as the list has it.
 * @typedef {{ number: number, at: number, state: string, origin: string, method: string,
 *   path: string, status: number | null, headline: string }} ListedCall
 */

/**
 * A call with what came of it.
 * @typedef {ListedCall & { who: string,
 *   rule: { sentence: string, to_do: string | null, code: string | null } | null, note: string | null,
 *   supposed: 'with' | 'without' | null, browser: string,
 *   is_flask: boolean, is_by_element: boolean, console: string[], diagnosis: Diagnosis }} ToldCall
 */

/** Returns what is told of a call, in order. @param {ToldCall} call */
export function partsOf(call) {
  return [title, whoAnswered, why, change, picture, printed].flatMap((part) => part(call) ?? [])
}

/** @param {ToldCall} call */
function title({ state, headline }) {
  const word = words[`page.state.${state}`]
  return element(
    'header',
    { class: state },
    element('p', { class: 'state' }, word),
    element('h2', {}, ...prose(headline)),
  )
}

/** @param {ToldCall} call */
function whoAnswered({ who }) {
  return element('p', { class: 'who' }, ...prose(who))
}

/** @param {ToldCall} call */
function isOfRefusal({ state }) {
  return state === 'refused' || state === 'unfollowed'
}

/** @param {ToldCall} call */
function why(call) {
  const { note, diagnosis } = call
  if (!isOfRefusal(call)) return note ? paragraph(note) : null
  return section('why', [
    note && paragraph(note),
    element('p', { class: 'cause' }, ...prose(diagnosis.title)),
    ...diagnosis.sentences.map(paragraph),
    call.rule && paragraph(call.rule.sentence),
  ])
}

/** @param {string} sentence */
function paragraph(sentence) {
  return element('p', {}, ...prose(sentence))
}

/** @param {ToldCall} call */
function change(call) {
  const { rule, diagnosis } = call
  const own = rule?.to_do ? [{ sentence: rule.to_do, code: rule.code }] : []
  const fixes = [...own, ...diagnosis.fixes]
  if (!isOfRefusal(call) || fixes.length === 0) return null
  const items = fixes.map(({ sentence, code }) =>
    element(
      'li',
      {},
      element('p', {}, ...prose(sentence)),
      code && element('pre', { tabindex: 0 }, code),
    ),
  )
  return section('change', [element('ol', {}, ...items)])
}

/** @param {ToldCall} call */
function picture({ origin, browser, supposed, is_flask: isFlask, diagnosis }) {
  const { story, unknown } = diagnosis
  if (!story) return null
  const drawn = new RunPicture()
  drawn.draw(story, {
    origin: 'page',
    api: new URL(story.calls[0].request.url).origin,
    header: null,
    told: { page: origin, browser, unknown, isFlask },
  })
  const legend = [
    supposed && words[`page.supposed.${supposed}`],
    unknown.length > 0 && words['page.unknown'],
  ].filter(Boolean)
  return section('picture', [
    legend.length > 0 && element('p', { class: 'legend' }, legend.join(' ')),
    drawn,
  ])
}

/** @param {ToldCall} call */
function printed({ browser, console, is_by_element: isByElement }) {
  if (console.length === 0) return null
  return section('console', [
    paragraph(
      words[`page.console.${isByElement ? 'element' : 'call'}`].replace('{browser}', browser),
    ),
    ...console.map((line) => element('pre', { tabindex: 0 }, line)),
  ])
}

/** @param {string} name @param {(Node | string | null | false)[]} children */
function section(name, children) {
  return element('section', { class: name }, element('h3', {}, words[`page.${name}`]), ...children)
}

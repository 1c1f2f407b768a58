// One failure, diagnosed: the fix first, then the picture, then what is known and what to run next.

import { RunPicture } from '../elements/run-picture.js'
import { copyButton } from '../elements/copy-button.js'
import { element, prose } from '../shared/dom.js'
import { t } from '../shared/text.js'
import { degreeLine } from './degree.js'
import { whatIsKnown } from './facts.js'
import { whatToDo } from './fixes.js'
import { whatNext } from './next-steps.js'
import { asFarAsTold, toldBy } from './told.js'

/** @import { Diagnosis, Place } from '../shared/types.d.ts' */

/**
 * Returns the article of a diagnosis. Where it isn't the only one, it can be folded; the first is
 * open.
 * @param {Diagnosis} diagnosis
 * @param {Place[]} shown the experiments that show it
 * @param {boolean} isOnly
 * @param {boolean} isFirst
 */
export function article(diagnosis, shown, isOnly, isFirst) {
  const { cause, degree, title } = diagnosis
  const heading = [degreeLine(degree), element('h2', {}, ...prose(title))]
  const parts = [
    answer(diagnosis),
    picture(diagnosis),
    evidence(diagnosis),
    seeIt(shown),
    rest(diagnosis),
  ]
  return element(
    'article',
    { 'data-cause': cause },
    isOnly ? element('header', {}, ...heading) : null,
    ...(isOnly ? parts : [folded(heading, parts, isFirst)]),
  )
}

/** @param {HTMLElement[]} heading @param {(HTMLElement | null)[]} parts @param {boolean} open */
function folded(heading, parts, open) {
  return element(
    'details',
    { class: 'failure', open },
    element('summary', {}, ...heading),
    ...parts,
  )
}

/** @param {Diagnosis} diagnosis */
function answer(diagnosis) {
  const { sentences } = diagnosis
  return element(
    'div',
    { class: 'pair' },
    whatToDo(diagnosis),
    sentences.length > 0 &&
      element(
        'section',
        { class: 'why' },
        element('h3', {}, t('diagnose.why')),
        ...sentences.map((sentence) => element('p', {}, ...prose(sentence))),
      ),
  )
}

/** @param {Diagnosis} diagnosis */
function picture(diagnosis) {
  const { story, degree } = diagnosis
  if (!story) return null
  const drawn = /** @type {RunPicture} */ (element('run-picture'))
  const told = asFarAsTold(diagnosis, story)
  drawn.draw(told, toldBy(diagnosis, story))
  const legend = [
    degree === 'unknown' && told === story && t('diagnose.picture.guess'),
    diagnosis.unknown.length > 0 && t('diagnose.picture.unknown'),
  ].filter(Boolean)
  return element(
    'section',
    { class: 'drawn' },
    element('h3', {}, t('diagnose.picture')),
    legend.length > 0 && element('p', { class: 'legend' }, legend.join(' ')),
    drawn,
  )
}

/** @param {Diagnosis} diagnosis */
function evidence(diagnosis) {
  return element('div', { class: 'pair' }, whatIsKnown(diagnosis), whatNext(diagnosis))
}

/** @param {Place[]} shown */
function seeIt(shown) {
  if (shown.length === 0) return null
  const items = shown.map(({ path, name, within }) =>
    element('li', {}, element('a', { href: path }, name), ' ', element('span', {}, within)),
  )
  return element(
    'section',
    { class: 'see' },
    element('h3', {}, t('diagnose.see')),
    element('ul', {}, ...items),
  )
}

/** @param {Diagnosis} diagnosis */
function rest({ reason, cause, console, case: told }) {
  return element(
    'details',
    { class: 'rest' },
    element('summary', {}, t('diagnose.rest')),
    element(
      'p',
      {},
      t('diagnose.codes'),
      ' ',
      element('code', {}, cause),
      ' ',
      reason && element('code', {}, reason),
    ),
    ...console.map(({ browser, line }) =>
      element(
        'figure',
        {},
        element('figcaption', {}, t('diagnose.console', { browser })),
        element('pre', { tabindex: 0 }, line),
      ),
    ),
    told &&
      element(
        'p',
        {},
        t('diagnose.case'),
        ' ',
        copyButton(() => JSON.stringify(told)),
      ),
  )
}

// One failure, diagnosed: the fix first, then the picture, then what is known and what to run next.

import { RunPicture } from '../elements/run-picture.js'
import { copyButton } from '../elements/copy-button.js'
import { shownIn } from '../shared/course-api.js'
import { element, prose } from '../shared/dom.js'
import { t } from '../shared/text.js'
import { degreeLine } from './degree.js'
import { whatIsKnown } from './facts.js'
import { whatToDo } from './fixes.js'
import { whatNext } from './next-steps.js'
import { asFarAsTold, toldBy } from './told.js'

/** @import { Diagnosis, Place } from '../shared/types.d.ts' */

/**
 * Returns the article of a diagnosis. Where it isn't the only one, it can be folded, and is drawn when
 * it is opened; the first is open.
 * @param {Diagnosis} diagnosis
 * @param {boolean} isOnly
 * @param {boolean} isFirst
 */
export function article(diagnosis, isOnly, isFirst) {
  const { cause, degree, title } = diagnosis
  const heading = [degreeLine(degree), element('h2', {}, ...prose(title))]
  return element(
    'article',
    { 'data-cause': cause },
    ...(isOnly
      ? [element('header', {}, ...heading), ...partsOf(diagnosis)]
      : [folded([...heading, which(diagnosis)], diagnosis, isFirst)]),
  )
}

/** @param {Diagnosis} diagnosis */
function partsOf(diagnosis) {
  const parts = [answer, picture, evidence, seeIt, rest].map((part) => part(diagnosis))
  return parts.filter((part) => part !== null)
}

/**
 * Which request it is about, to tell it from the others.
 * @param {Diagnosis} diagnosis
 */
function which({ facts }) {
  const told = ['method', 'url'].flatMap(
    (name) => facts.find((fact) => fact.name === name)?.value ?? [],
  )
  return element('code', { class: 'which' }, told.join(' '))
}

/** @param {HTMLElement[]} heading @param {Diagnosis} diagnosis @param {boolean} open */
function folded(heading, diagnosis, open) {
  const details = element(
    'details',
    { class: 'failure', open },
    element('summary', {}, ...heading),
    ...(open ? partsOf(diagnosis) : []),
  )
  if (!open) {
    const draw = () => details.append(...partsOf(diagnosis))
    details.addEventListener('toggle', draw, { once: true })
  }
  return details
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

/** The experiments that show it, which the page's own server knows. @param {Diagnosis} diagnosis */
function seeIt(diagnosis) {
  const list = element('ul', {})
  const section = element(
    'section',
    { class: 'see', hidden: true },
    element('h3', {}, t('diagnose.see')),
    list,
  )
  shownIn(diagnosis).then((shown) => {
    list.append(...shown.map(link))
    section.hidden = shown.length === 0
  })
  return section
}

/** @param {Place} place */
function link({ path, name, within }) {
  return element('li', {}, element('a', { href: path }, name), ' ', element('span', {}, within))
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

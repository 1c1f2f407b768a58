// How sure something is: a word and a shape.

import { element } from '../shared/dom.js'
import { t } from '../shared/text.js'

/** @import { Degree } from '../shared/types.d.ts' */

/** @param {Degree} degree */
export function degreeMark(degree) {
  return element('span', { class: `degree ${degree}` }, t(`diagnose.degree.${degree}`))
}

/** The same with what it means. @param {Degree} degree */
export function degreeLine(degree) {
  return element(
    'span',
    { class: 'sure' },
    degreeMark(degree),
    ` ${t(`diagnose.degree.${degree}.why`)}`,
  )
}

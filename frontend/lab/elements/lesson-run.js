// What `<lesson-stage>` needs for a run and its result, and for nothing before it.

import 'more-texts'
import { element } from '../shared/dom.js'

export { runExperiment } from '../run/experiment.js'
export { keepRun, keptRun } from '../run/kept-run.js'
export { ScenarioBroken, failureText } from './run-failures.js'
export { drawKept, drawResult, lookAt } from './lesson-result.js'

/** Fulfilled when the result's styles are there, or can't be had. */
export const styled = Promise.all(
  ['picture.css', 'picture-gate.css', 'picture-cards.css', 'explanation.css'].map(load),
)

/** @param {string} file */
function load(file) {
  const { href } = new URL(`../styles/${file}`, import.meta.url)
  const link = element('link', { rel: 'stylesheet', href })
  return new Promise((resolve) => {
    link.addEventListener('load', resolve)
    link.addEventListener('error', resolve)
    document.head.append(link)
  })
}

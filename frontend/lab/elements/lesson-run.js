// What `<lesson-stage>` needs for a run and its result, and for nothing before it.

import { element } from '../shared/dom.js'

export { runExperiment } from '../run/experiment.js'
export { VisitFailed } from '../run/other-origin.js'
export { RunExplanation } from './run-explanation.js'
export { RunPicture } from './run-picture.js'
export { WireLog, message } from './wire-log.js'

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

// What `<lesson-stage>` needs for a run and its result, and for nothing before it.

import 'more-texts'
import { loadStyles } from '../shared/styles.js'

export { runExperiment } from '../run/experiment.js'
export { keepRun, keptRun } from '../run/kept-run.js'
export { ScenarioBroken, failureText } from './run-failures.js'
export { drawKept, drawResult, lookAt } from './lesson-result.js'

/** Fulfilled when the result's styles are there, or can't be had. */
export const styled = loadStyles(
  'picture.css',
  'picture-gate.css',
  'picture-cards.css',
  'explanation.css',
)

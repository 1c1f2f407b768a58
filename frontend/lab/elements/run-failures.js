// Why a run can't be shown, or not be told of, in words.

import { VisitFailed } from '../run/other-origin.js'
import { LabProblem } from '../shared/lab-api.js'
import { t } from '../shared/text.js'
import { RunTooLong } from './running.js'
import { brokenText } from './server-code.js'

/** @import { ScenarioError } from '../shared/types.d.ts' */

/** The scenario's file gave no app, so that nothing could be asked. */
export class ScenarioBroken extends Error {
  /** @param {ScenarioError} error */
  constructor(error) {
    super(brokenText(error))
  }
}

/**
 * Returns what keeps a run from being shown.
 * @param {unknown} error
 */
export function failureText(error) {
  if (error instanceof RunTooLong) return t('run.too-long', { limit: error.seconds })
  if (error instanceof VisitFailed) {
    return t(`failure.visit-${error.reason}`, { message: error.message })
  }
  if (error instanceof LabProblem && error.code === 'no-such-run') return t('failure.no-such-run')
  return error instanceof Error ? error.message : String(error)
}

/**
 * Returns why there is a record of a run, and no story.
 * @param {LabProblem} problem
 */
export function whyUntold({ code, message }) {
  // The limit is on the question, which tells of all calls.
  if (code === 'request-entity-too-large') return t('failure.too-much')
  return t('failure.unexplained', { message })
}

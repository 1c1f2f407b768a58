// One run of an experiment: the client code in a page of its origin, then the server's record.

import { browserKind } from '../shared/browser.js'
import { LabProblem, baseUrl, beginRun, explain, finishedRun, newRunId } from '../shared/lab-api.js'
import { apis, language, origins } from '../shared/page-data.js'
import { within } from '../shared/within.js'
import { observe } from './observer.js'
import { openVisit } from './other-origin.js'

/** @import { Act, Experiment, Observation, Question, RunResult } from '../shared/types.d.ts' */

const MAX_RETURNED = 2000 // characters: of what JavaScript got, what is told beyond this page

/**
 * A page that runs client code: `leave` when that is over, `close` when it went wrong.
 * @typedef {{
 *   run(module: string, api: string, signal: AbortSignal): Promise<Observation>,
 *   leave(): void,
 *   close(): void,
 * }} CodePage
 */

/**
 * Runs an experiment: first the steps in `before`, then the `client`. Returns what JavaScript did
 * and saw in the experiment proper, and the story that the lab tells of the run.
 *
 * Must be called from a click: an experiment of another origin opens a window. Throws the reason of
 * the `signal` when that is aborted.
 *
 * @param {Experiment} experiment
 * @param {AbortSignal} signal
 * @returns {Promise<RunResult>}
 */
export async function runExperiment(experiment, signal) {
  const { scenario, origin, client, ask, header } = experiment
  const steps = [...experiment.before, { origin, module: client }]
  const pages = openPages(steps.map((step) => step.origin))
  try {
    const run = newRunId()
    const api = baseUrl(run, scenario, experiment.api)
    await beginRun(run, scenario)
    /** @type {Act[]} */
    const acts = []
    /** @type {Observation} */
    let main = { calls: [] }
    for (const step of steps) {
      main = await within(signal, pageOf(pages, step.origin).run(step.module, api, signal))
      acts.push(actOf(origins[step.origin], main))
    }
    /** @type {Question} */
    const question = {
      run,
      scenario,
      api: apis[experiment.api],
      language,
      browser: browserKind(),
      ask,
      header,
      acts,
    }
    const told = await tell(question)
    for (const page of pages.values()) page.leave()
    return { api, main, question, ...told }
  } catch (error) {
    for (const page of pages.values()) page.close()
    throw error
  }
}

/**
 * Runs client code in this page: the module's default function, given the API's base URL.
 * @param {string} module
 * @param {string} api
 * @param {AbortSignal} [signal]
 */
export async function runHere(module, api, signal) {
  const { default: clientCode } = await import(module)
  return observe(() => clientCode(api), signal)
}

/**
 * What of it is told to the lab.
 * @param {string} origin
 * @param {Observation} observation
 * @returns {Act}
 */
function actOf(origin, { calls, thrown, returned }) {
  return { origin, calls, thrown, returned: returned?.slice(0, MAX_RETURNED) }
}

/**
 * One page of each kind, this one among them.
 * @param {string[]} kinds
 * @returns {Map<string, CodePage>}
 */
function openPages(kinds) {
  const thisPage = { run: runHere, leave: () => {}, close: () => {} }
  return new Map(
    [...new Set(kinds)].map((kind) => [kind, kind === 'page' ? thisPage : openVisit(kind)]),
  )
}

/** @param {Map<string, CodePage>} pages @param {string} kind */
function pageOf(pages, kind) {
  return /** @type {CodePage} */ (pages.get(kind))
}

/**
 * What the lab makes of a run; or its record alone, and why it makes no more of it.
 * @param {Question} question
 * @returns {Promise<Pick<RunResult, 'record' | 'story' | 'problem'>>}
 */
async function tell(question) {
  try {
    const story = await explain(question)
    return { record: story.record, story, problem: null }
  } catch (problem) {
    if (!(problem instanceof LabProblem)) throw problem
    return { record: await finishedRun(question.run), story: null, problem }
  }
}

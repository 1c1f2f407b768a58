// One run of an experiment: the client code in a page of its origin, then the server's record.

import { browserKind } from '../shared/browser.js'
import { LabProblem, baseUrl, beginRun, explain, finishedRun, newRunId } from '../shared/lab-api.js'
import { observe } from './observer.js'
import { openVisit } from './other-origin.js'
import { explainable, paired } from './pairing.js'
import { language, origins } from '../shared/page-data.js'

/** @import { Call, Experiment, Observation, RunRecord, RunResult } from '../shared/types.d.ts' */

/**
 * A page that runs client code.
 * @typedef {{ run(module: string, api: string): Promise<Observation>, close(): void }} CodePage
 */
/** @typedef {{ origin: string, calls: Call[] }} Done what a page of that origin asked for */

/**
 * Runs an experiment: first the steps in `before`, then the `client`. Returns
 *
 *     api           the run's base URL
 *     main          what JavaScript did and saw in the experiment proper
 *     before        the exchanges of the steps before it
 *     exchanges     its own exchanges
 *     pairs         the two put together; see pairing.js
 *     record        the server's record of the run
 *     asked         its calls and loads that CORS had a say in
 *     explanations  what the lab makes of each of them, none where it makes nothing of the run
 *     unexplained   why it makes nothing of it, a LabProblem, or null
 *
 * Must be called from a click: an experiment of another origin opens a window.
 *
 * @param {Pick<Experiment, 'scenario' | 'origin' | 'api' | 'before' | 'client'>} experiment
 * @returns {Promise<RunResult>}
 */
export async function runExperiment(experiment) {
  const { scenario, origin, before: steps, client } = experiment
  const pages = openPages([...steps.map((step) => step.origin), origin])
  try {
    const runId = newRunId()
    const api = baseUrl(runId, scenario, experiment.api)
    await beginRun(runId, scenario)
    /** @type {Done[]} */
    const done = []
    for (const step of steps) {
      const { calls } = await pageOf(pages, step.origin).run(step.module, api)
      done.push({ origin: step.origin, calls })
    }
    const exchangesBefore = steps.length > 0 ? countOf(await finishedRun(runId)) : 0
    const main = await pageOf(pages, origin).run(client, api)
    const first = await explained(runId, done, { origin, calls: main.calls })
    const record = first.record ?? (await finishedRun(runId))
    const start = Math.max(0, exchangesBefore - record.dropped_exchanges)
    const before = record.exchanges.slice(0, start)
    const exchanges = record.exchanges.slice(start)
    const pairs = paired({ api, main, exchanges, before })
    const asked = explainable(pairs)
    // What elements asked for is in the record only: then the lab is asked once more.
    const isAll = asked.length === main.calls.length && asked.every((e, i) => e === main.calls[i])
    const made = isAll ? first : await explained(runId, done, { origin, calls: asked })
    return { api, main, before, exchanges, pairs, asked, ...made, record }
  } catch (error) {
    for (const page of pages.values()) page.close()
    throw error
  }
}

/**
 * Runs client code in this page: the module's default function, given the API's base URL.
 * @param {string} module
 * @param {string} api
 */
export async function runHere(module, api) {
  const { default: clientCode } = await import(module)
  return observe(() => clientCode(api))
}

/**
 * One page of each kind, this one among them.
 * @param {string[]} kinds
 * @returns {Map<string, CodePage>}
 */
function openPages(kinds) {
  const thisPage = { run: runHere, close: () => {} }
  return new Map(
    [...new Set(kinds)].map((kind) => [kind, kind === 'page' ? thisPage : openVisit(kind)]),
  )
}

/** @param {Map<string, CodePage>} pages @param {string} kind */
function pageOf(pages, kind) {
  return /** @type {CodePage} */ (pages.get(kind))
}

/** @param {RunRecord} record */
function countOf({ exchanges, dropped_exchanges: dropped }) {
  return dropped + exchanges.length
}

/**
 * The calls before the experiment belong to its story: they fill the browser's preflight cache.
 * @param {string} runId
 * @param {Done[]} before
 * @param {Done} main
 */
async function explained(runId, before, main) {
  const calls = [...before, main].flatMap(({ origin, calls }) =>
    calls.map(({ request, at_ms, observed }) => ({
      page_origin: origins[origin],
      request,
      at_ms,
      observed,
    })),
  )
  try {
    const question = { language, browser: browserKind(), calls }
    const { record, explanations } = await explain(runId, question)
    const ofMain = explanations.slice(explanations.length - main.calls.length)
    return { record, explanations: ofMain, unexplained: null }
  } catch (error) {
    if (!(error instanceof LabProblem)) throw error
    return { record: null, explanations: [], unexplained: error }
  }
}

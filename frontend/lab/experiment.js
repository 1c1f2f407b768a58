// One run of an experiment: the client code in a page of its origin, then the server's record.

import { browserKind } from './browser.js'
import { baseUrl, beginRun, explain, newRunId, run } from './lab-api.js'
import { observe } from './observer.js'
import { openVisit } from './other-origin.js'
import { language, origins } from './text.js'

/**
 * Runs the experiment and returns `{api, before, main, record, explanations}`: the run's base URL,
 * what JavaScript did and saw before and in the experiment proper, what the server recorded, and
 * what the lab makes of each of the experiment's calls.
 * Must be called from a click: an experiment of another origin opens a window.
 */
export async function runExperiment(experiment) {
  const visit = experiment.origin === 'page' ? null : openVisit(experiment.origin)
  try {
    const runId = newRunId()
    const api = baseUrl(runId, experiment.scenario)
    await beginRun(runId, experiment.scenario)
    const before = { calls: [] }
    for (const { module } of experiment.before) {
      before.calls.push(...(await runHere(module, api)).calls)
    }
    const main = visit
      ? await visit.run(experiment.client, api)
      : await runHere(experiment.client, api)
    const record = await run(runId)
    const explanations = await explainedCalls(runId, before, main, experiment.origin)
    return { api, before, main, record, explanations }
  } catch (error) {
    visit?.close()
    throw error
  }
}

/** Runs client code in this page: the module's default function, given the API's base URL. */
export async function runHere(module, api) {
  const { default: clientCode } = await import(module)
  return observe(() => clientCode(api))
}

// The calls before the experiment belong to its story: they fill the browser's preflight cache.
async function explainedCalls(runId, before, main, origin) {
  const calls = [
    ...before.calls.map((call) => asQuestion(call, origins.page)),
    ...main.calls.map((call) => asQuestion(call, origins[origin])),
  ]
  const explanations = await explain(runId, { language, browser: browserKind(), calls })
  return explanations.slice(before.calls.length)
}

function asQuestion({ request, at_ms, observed }, page_origin) {
  return { page_origin, request, at_ms, observed }
}

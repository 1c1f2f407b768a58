// One run of an experiment: the client code in a page of its origin, then the server's record.

import { baseUrl, beginRun, newRunId, run } from './lab-api.js'
import { observe } from './observer.js'
import { openVisit } from './other-origin.js'

/**
 * Runs the experiment and returns `{api, before, main, record}`: the run's base URL, what JavaScript
 * did and saw before and in the experiment proper, and what the server recorded.
 * Must be called from a click: an experiment of another origin opens a window.
 */
export async function runExperiment(experiment) {
  const visit = experiment.origin === 'page' ? null : openVisit(experiment.origin)
  try {
    const runId = newRunId()
    const api = baseUrl(runId, experiment.scenario)
    await beginRun(runId, experiment.scenario)
    const before = experiment.before ? await runHere(experiment.before, api) : { calls: [] }
    const main = visit
      ? await visit.run(experiment.client, api)
      : await runHere(experiment.client, api)
    return { api, before, main, record: await run(runId) }
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

// A run that can be seen again: its id stands in the page's address. While the server has the run,
// everybody who is given the address sees it; this tab has a copy of its own, for later.

import { LabProblem, baseUrl, explain, questionOf } from '../shared/lab-api.js'
import { language } from '../shared/page-data.js'

/** @import { Experiment, KeptRun, Language, Question, RunResult } from '../shared/types.d.ts' */

const KEY = 'run:'
const ADDRESS = /^#run=([\w-]{16,64})$/

/**
 * Puts a run into the page's address, and keeps what it takes to show it again in this tab. A run
 * that nothing is told of has nothing to show.
 * @param {RunResult} run
 * @param {string} chosen the value of the choice
 */
export function keepRun(run, chosen) {
  const hash = run.story ? `#run=${run.record.id}` : ''
  history.replaceState(history.state, '', location.pathname + location.search + hash)
  if (run.story) store(KEY + run.record.id, JSON.stringify({ language, chosen, run }))
}

/**
 * Returns the run that the address names, told in the page's language if that can be; null where
 * nobody has it any more. Throws ApiUnreachable.
 * @param {Experiment} experiment
 * @returns {Promise<KeptRun | null>}
 */
export async function keptRun(experiment) {
  const id = ADDRESS.exec(location.hash)?.[1]
  if (!id) return null
  const copy = copyOf(id)
  if (copy?.language === language) return copy
  try {
    const question = copy?.run.question ?? (await questionOf(id))
    if (question.scenario !== experiment.scenario) return null
    return { chosen: copy?.chosen ?? null, run: await toldAgain(question, experiment) }
  } catch (error) {
    if (copy) return copy
    if (error instanceof LabProblem) return null
    throw error
  }
}

/** @param {Question} question @param {Experiment} experiment @returns {Promise<RunResult>} */
async function toldAgain(question, { api, scenario }) {
  const story = await explain({ ...question, language })
  const { calls, thrown, returned } = question.acts[question.acts.length - 1]
  /** @param {string | null | undefined} text */
  const orNothing = (text) => text ?? undefined
  return {
    api: baseUrl(question.run, scenario, api),
    main: { calls, thrown: orNothing(thrown), returned: orNothing(returned) },
    question,
    record: story.record,
    story,
    problem: null,
  }
}

/** @param {string} id @returns {(KeptRun & { language: Language }) | null} */
function copyOf(id) {
  try {
    return JSON.parse(sessionStorage.getItem(KEY + id) ?? 'null')
  } catch {
    return null
  }
}

/**
 * Older runs give way where there is no room left.
 * @param {string} key
 * @param {string} text
 */
function store(key, text) {
  try {
    sessionStorage.setItem(key, text)
  } catch {
    try {
      const kept = Object.keys(sessionStorage).filter((each) => each.startsWith(KEY))
      for (const each of kept) sessionStorage.removeItem(each)
      sessionStorage.setItem(key, text)
    } catch {
      // A browser that is told to keep nothing keeps nothing; the server still has the run.
    }
  }
}

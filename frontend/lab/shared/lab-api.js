// What the page asks the lab: /lab/... on the API's origin. What needs a preflight has one URL for
// all runs, since the browser remembers a preflight for its URL only.
//
// A run takes two requests: one that begins it, as a form would and so without a preflight, and one
// that tells what happened and is answered with the whole story.

import { apis, origins } from './page-data.js'

/**
 * @import {
 *   CodeLine,
 *   Diagnoses,
 *   FlaskCorsOption,
 *   Language,
 *   Problem,
 *   Question,
 *   ResetLab,
 *   ResetOffer,
 *   RunRecord,
 *   Scenario,
 *   ScenarioName,
 *   Story,
 * } from './types.d.ts'
 */

// Kept from the start: an experiment's fetch() is watched by replacing the global one.
const fetch = globalThis.fetch.bind(globalThis)

const RETRY_MS = 2000
// In a room where all run at once an answer may take seconds, but not as many as these.
const PATIENCE_MS = 10_000
const PATIENCE_WITH_FILE_MS = 60_000 // a HAR file has thousands of requests

/** The API did not answer at all, or not in time. */
export class ApiUnreachable extends Error {}

/** The lab answered with a problem; `code` tells which, e.g. "no-such-run". */
export class LabProblem extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.detail)
    this.code = problem.type.split(':').at(-1)
  }
}

/**
 * Returns the scenarios that there are.
 * @returns {Promise<ScenarioName[]>}
 */
export async function scenarios() {
  return (await ask('GET', '/lab/scenarios')).scenarios
}

/**
 * Returns a scenario, its code marked with what differs from another's.
 * @param {string} name
 * @param {string | null} [comparedTo]
 * @returns {Promise<Scenario>}
 */
export function scenario(name, comparedTo) {
  const query = comparedTo ? `?compared_to=${encodeURIComponent(comparedTo)}` : ''
  return ask('GET', `/lab/scenarios/${encodeURIComponent(name)}${query}`)
}

/**
 * Gives a scenario's file a new text, made from the version of it that the page has read.
 * @param {string} name
 * @param {string} text
 * @param {string} version
 * @returns {Promise<void>}
 */
export async function writeScenario(name, text, version) {
  await ask('PUT', `/lab/scenarios/${encodeURIComponent(name)}/file`, { text, version })
}

/**
 * Restores a scenario's file. Returns where the text that it had is kept, null if it was restored
 * already.
 * @param {string} name
 * @returns {Promise<string | null>}
 */
export async function restoreScenario(name) {
  return (await ask('POST', `/lab/scenarios/${encodeURIComponent(name)}/restore`, {})).kept
}

/**
 * Returns what edits make of a scenario's original: the text, and what is changed in it.
 * @param {string} name
 * @param {[text: string, instead: string][]} edits
 * @returns {Promise<{ text: string, hunks: CodeLine[][] }>}
 */
export function solution(name, edits) {
  return ask('POST', `/lab/scenarios/${encodeURIComponent(name)}/solution`, { edits })
}

/**
 * Returns what a reset of the lab would do, and whether it is offered here.
 * @returns {Promise<ResetOffer>}
 */
export function foundByReset() {
  return ask('GET', '/lab/reset')
}

/**
 * Restores every edited scenario and forgets all runs.
 * @returns {Promise<ResetLab>}
 */
export function resetLab() {
  return ask('POST', '/lab/reset', {})
}

/**
 * Begins a run: other pages than the lab's own may only go on with one.
 * @param {string} runId
 * @param {string} scenario
 * @returns {Promise<void>}
 */
export async function beginRun(runId, scenario) {
  await ask('POST', '/lab/runs', new URLSearchParams({ id: runId, scenario }))
}

/**
 * Returns a run's record as it is now.
 * @param {string} runId
 * @returns {Promise<RunRecord>}
 */
export function run(runId) {
  return ask('GET', `/lab/runs/${runId}`)
}

/**
 * Returns a run's record once no exchange is under way, or after a few seconds as it is then.
 * @param {string} runId
 * @returns {Promise<RunRecord>}
 */
export function finishedRun(runId) {
  return ask('GET', `/lab/runs/${runId}?until=finished`)
}

/**
 * Returns what was last asked about a run, while the server has it.
 * @param {string} runId
 * @returns {Promise<Question>}
 */
export function questionOf(runId) {
  return ask('GET', `/lab/runs/${runId}/question`)
}

/**
 * Returns what a run came to, once no exchange is under way: its story, by the Fetch standard over
 * the server's record of it.
 * @param {Question} question
 * @returns {Promise<Story>}
 */
export function explain(question) {
  return ask('POST', '/lab/explanations', question)
}

/**
 * Returns the failures that a text tells of, diagnosed. Blank its secrets first.
 * @param {string} text
 * @param {Language} language
 * @returns {Promise<Diagnoses>}
 */
export function diagnose(text, language) {
  return ask('POST', '/lab/diagnoses', { text, language }, PATIENCE_WITH_FILE_MS)
}

/**
 * Returns the version of the installed flask-cors, and its options.
 * @param {Language} language
 * @returns {Promise<{ version: string, options: FlaskCorsOption[] }>}
 */
export function flaskCorsOptions(language) {
  return ask('GET', `/lab/flask-cors-options?language=${language}`)
}

/**
 * Returns the base URL that an experiment's client code gets, on the origin of that `kind`.
 * @param {string} runId
 * @param {string} scenario
 */
export function baseUrl(runId, scenario, kind = 'own') {
  return `${apis[kind]}/runs/${runId}/${scenario}`
}

/** Returns an id that nobody else will pick. crypto.randomUUID would need a secure context. */
export function newRunId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Waits until the API answers. */
export async function untilReachable() {
  for (;;) {
    try {
      return await ask('GET', '/lab/health')
    } catch (error) {
      if (!(error instanceof ApiUnreachable)) throw error
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }
}

/**
 * @param {'GET' | 'POST' | 'PUT'} method
 * @param {string} path
 * @param {object} [body]
 */
async function ask(method, path, body, patienceMs = PATIENCE_MS) {
  const waiting = new AbortController()
  /** @type {RequestInit} */
  const options = { method, credentials: 'omit', signal: waiting.signal }
  if (body instanceof URLSearchParams) {
    options.body = body
  } else if (body) {
    options.headers = { 'Content-Type': 'application/json' }
    options.body = JSON.stringify(body)
  }
  // AbortSignal.timeout() would have a clock of its own, which no test can put forward.
  const patience = setTimeout(() => waiting.abort(), patienceMs)
  let response, answer
  try {
    response = await fetch(origins.api + path, options)
    answer = await response.text()
  } catch (error) {
    throw new ApiUnreachable(String(error))
  } finally {
    clearTimeout(patience)
  }
  if (!response.ok) throw new LabProblem(JSON.parse(answer))
  return answer && JSON.parse(answer)
}

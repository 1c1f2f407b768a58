// What a run came to, drawn into the lesson's page.

import { find } from '../shared/dom.js'
import { note } from '../shared/progress.js'
import { t } from '../shared/text.js'
import { keepTimeOf } from '../shared/time-taken.js'
import { drawCard } from './lesson-card.js'
import { RunExplanation } from './run-explanation.js'
import { ScenarioBroken, whyUntold } from './run-failures.js'
import { RunPicture } from './run-picture.js'
import { WireLog, message } from './wire-log.js'

/**
 * @import {
 *   Exchange,
 *   Experiment,
 *   KeptRun,
 *   Observation,
 *   RunResult,
 *   Story,
 * } from '../shared/types.d.ts'
 */

const IN_REVIEW = new URLSearchParams(location.search).has('review')

/**
 * Draws the run that the reader has just made, and notes the prediction. Throws ScenarioBroken if
 * there was no app to ask.
 * @param {HTMLElement} stage
 * @param {Experiment} experiment
 * @param {RunResult} run
 * @param {string} chosen
 */
export function drawResult(stage, experiment, run, chosen) {
  if (run.record.scenario_error) throw new ScenarioBroken(run.record.scenario_error)
  const wasRight = draw(stage, experiment, run, chosen)
  if (run.story && note(experiment.id, chosen, wasRight, IN_REVIEW)) keepTimeOf(experiment.id)
  dispatchEvent(new Event('ran'))
}

/**
 * Draws a run that was made before, here or by somebody else.
 * @param {HTMLElement} stage
 * @param {Experiment} experiment
 * @param {KeptRun} kept
 */
export function drawKept(stage, experiment, { run, chosen }) {
  for (const choice of stage.querySelectorAll('input')) choice.checked = choice.value === chosen
  draw(stage, experiment, run, chosen)
  find(stage, '.predict button', HTMLButtonElement).textContent = t('run.again')
  dispatchEvent(new Event('ran'))
  find(stage, '.card', HTMLElement).scrollIntoView({ block: 'start' })
}

/**
 * Brings the card to the top of the window, and the verdict to who can't see it.
 * @param {HTMLElement} stage
 */
export function lookAt(stage) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const told = find(stage, '.told', HTMLElement)
  const [target, top] = told.hidden ? ['.result', '.result'] : ['h2', '.card']
  find(stage, target, HTMLElement).focus({ preventScroll: true })
  const behavior = calm ? 'auto' : 'smooth'
  find(stage, top, HTMLElement).scrollIntoView({ block: 'start', behavior })
}

/**
 * @param {HTMLElement} stage
 * @param {Experiment} experiment
 * @param {RunResult} run
 * @param {string | null} chosen
 */
function draw(stage, experiment, { api, main, record, story, problem }, chosen) {
  const facts = story ? factsOf(story, main) : []
  const card = find(stage, '.card', HTMLElement)
  const wasRight = story !== null && drawCard(card, story, facts, chosen)
  if (story) tell(stage, experiment, story, { api, returned: main.returned })
  else if (problem) sayUntold(stage, whyUntold(problem))
  find(stage, 'pre.javascript', HTMLElement).textContent = main.thrown ?? main.returned ?? ''
  showVisit(find(stage, '.visit-inset', HTMLElement), experiment, main)
  showProof(find(stage, 'a.proof', HTMLAnchorElement), api, record.exchanges)
  find(stage, 'wire-log', WireLog).draw(record)
  find(stage, '.result', HTMLElement).hidden = false
  Object.assign(stage.dataset, { run: record.id, facts: JSON.stringify(facts) })
  stage.dataset.outcome = story?.outcome ?? ''
  return wasRight
}

/**
 * All that is so of a run: what the lab tells, and the value that JavaScript got.
 * @param {Story} story
 * @param {Observation} main
 */
function factsOf({ facts }, { returned }) {
  if (returned === undefined || !facts.includes('readable')) return facts
  return [...facts, `readable: ${returned}`]
}

/**
 * @param {HTMLElement} stage
 * @param {Experiment} experiment
 * @param {Story} story
 * @param {{ api: string, returned?: string }} run
 */
function tell(stage, { origin, header }, story, { api, returned }) {
  const { record, during } = story
  find(stage, 'run-picture', RunPicture).draw(story, { origin, api, header, returned })
  const explanation = find(stage, 'run-explanation', RunExplanation)
  if (story.unexplained) explanation.sayWhyNot(t(`failure.${story.unexplained}`))
  else explanation.draw(story)
  const flask = find(stage, 'pre.flask', HTMLElement)
  const last = record.exchanges.find(({ number }) => number === during.at(-1))
  flask.textContent = lastAnswer(last)
  stage.dataset.requests = String(during.length)
}

/**
 * Says why there is no story; what there was before gives way.
 * @param {HTMLElement} stage
 * @param {string} why
 */
function sayUntold(stage, why) {
  find(stage, '.told', HTMLElement).hidden = true
  find(stage, 'run-picture', RunPicture).clear()
  find(stage, 'pre.flask', HTMLElement).replaceChildren()
  find(stage, 'run-explanation', RunExplanation).sayWhyNot(why)
}

/**
 * What another page's window showed: it may have closed by now.
 * @param {HTMLElement} inset
 * @param {Experiment} experiment
 * @param {Observation} main
 */
function showVisit(inset, { origin }, main) {
  inset.hidden = origin === 'page' || origin === 'null'
  find(inset, 'pre', HTMLElement).textContent = main.returned ?? main.thrown ?? ''
}

/** @param {Exchange | undefined} exchange */
function lastAnswer(exchange) {
  if (!exchange) return t('result.nothing-sent')
  const { headers, body, status, reason } = exchange.response
  return message(`${status} ${reason}`, { headers, body })
}

/**
 * The notes as Flask has them: where the run asked for them, which may be below a prefix.
 * @param {HTMLAnchorElement} link
 * @param {string} api
 * @param {Exchange[]} exchanges
 */
function showProof(link, api, exchanges) {
  const found = exchanges.map(({ path }) => /^.*\/notes(?=[/?]|$)/.exec(path)?.[0]).find(Boolean)
  if (link.parentElement) link.parentElement.hidden = !found
  link.href = api + (found ?? '')
}

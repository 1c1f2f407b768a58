// `<lesson-stage>`: predict, run, and see what happened.

import { find, findAll, prose } from '../shared/dom.js'
import { ApiUnreachable, LabProblem, scenario } from '../shared/lab-api.js'
import {
  announce,
  announceUntilReachable,
  clearAnnouncement,
  whenReachable,
} from '../shared/page.js'
import { note } from '../shared/progress.js'
import { t } from '../shared/text.js'
import { LabElement } from './lab-element.js'
import { scenarioRead, whenScenarioIsChanged } from './scenario-events.js'
import { ServerCode, brokenText } from './server-code.js'

/**
 * @import {
 *   Exchange,
 *   Experiment,
 *   Observation,
 *   RunResult,
 *   Scenario,
 *   Story,
 *   Verdict,
 * } from '../shared/types.d.ts'
 */
/** @typedef {typeof import('./lesson-run.js')} Parts what only a run needs */

const NONE = -1 // the number of no exchange
const IN_REVIEW = new URLSearchParams(location.search).has('review')

class LessonStage extends LabElement {
  /** @type {Experiment} */
  experiment = JSON.parse(find(document, '#experiment', HTMLScriptElement).text)
  attempts = 0
  /** @type {Promise<Parts> | undefined} */
  preparing
  /** @type {Parts | undefined} */
  parts
  /** @type {Scenario | undefined} */
  code

  get form() {
    return find(this, 'form', HTMLFormElement)
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault()
        this.run()
      },
      { signal },
    )
    this.form.addEventListener('change', () => this.say('.match', ''), { signal })
    for (const turning of ['pointerenter', 'focusin']) {
      const prepare = () => this.prepare().catch(() => {})
      this.form.addEventListener(turning, prepare, { once: true, signal })
    }
    whenScenarioIsChanged(this, () => this.showServerCode(), signal)
    whenReachable(() => this.showServerCode())
  }

  // What only a run needs is loaded when the reader turns to the question. Reading needs none.
  // Some browsers remember that an address failed to load as a module, so each attempt has its own.
  prepare() {
    this.preparing ??= import(`./lesson-run.js?${this.attempts++}`).then(
      (parts) => {
        this.parts = parts
        return parts
      },
      async (error) => {
        this.preparing = undefined
        // If the API is gone as well, that is what to say: it can be waited for.
        await this.showServerCode()
        throw error
      },
    )
    return this.preparing
  }

  async showServerCode() {
    const { scenario: name, comparedTo } = this.experiment
    this.code = await scenario(name, comparedTo)
    this.drawServerCode(this.code)
    scenarioRead(this, this.code)
  }

  /**
   * The docstring tells how it ends: it is folded until the reader has seen that.
   * @param {Scenario} code
   */
  drawServerCode(code) {
    find(this, 'server-code', ServerCode).draw(code, {
      comparedTo: this.experiment.comparedTo,
      foldDocstring: this.dataset.outcome === undefined,
    })
  }

  async run() {
    const button = find(this.form, 'button', HTMLButtonElement)
    button.disabled = true
    delete this.dataset.outcome
    clearAnnouncement()
    try {
      // No wait where all is there: a window can be opened in a click only.
      const parts = this.parts ?? (await this.prepare())
      const result = await parts.runExperiment(this.experiment)
      await parts.styled
      this.show(result, parts)
      if (result.record.scenario_version === this.code?.version) this.drawServerCode(this.code)
      else await this.showServerCode() // the file was edited since
    } catch (error) {
      await this.sayWhatFailed(error)
    } finally {
      button.disabled = false
    }
  }

  /** @param {RunResult} run @param {Parts} parts */
  show({ api, main, record, story, problem }, parts) {
    if (record.scenario_error) throw new Error(brokenText(record.scenario_error))
    const result = find(this, '.result', HTMLElement)
    if (story) this.tell(story, main, api, parts)
    else if (problem) this.sayUntold(whyUntold(problem), parts)
    this.say('pre.javascript', main.thrown ?? main.returned ?? '')
    showProof(find(result, 'a.proof', HTMLAnchorElement), api, record.exchanges)
    find(result, 'wire-log', parts.WireLog).draw(record)
    result.dataset.outcome = story?.outcome ?? ''
    result.hidden = false
    this.dataset.run = record.id
    this.dataset.outcome = story?.outcome ?? ''
    find(result, 'h2', HTMLHeadingElement).focus({ preventScroll: true })
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    result.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' })
  }

  /** @param {Story} story @param {Observation} main @param {string} api @param {Parts} parts */
  tell(story, main, api, { RunExplanation, RunPicture, message }) {
    const { record, during } = story
    const exchangeOf = new Map(record.exchanges.map((exchange) => [exchange.number, exchange]))
    this.sayBefore(story.before.flatMap((number) => exchangeOf.get(number) ?? []))
    const { origin, header } = this.experiment
    find(this, 'run-picture', RunPicture).draw(story, { origin, api, header })
    this.say('.verdict', verdict(story.verdict))
    this.say('.reason', ...prose(story.reason?.sentence ?? ''))
    this.say('.match', this.compare(story, main))
    const explanation = find(this, 'run-explanation', RunExplanation)
    if (story.unexplained) explanation.sayWhyNot(t(`failure.${story.unexplained}`))
    else explanation.draw(story)
    this.say('pre.flask', lastAnswer(exchangeOf.get(during.at(-1) ?? NONE), message))
    this.dataset.requests = String(during.length)
  }

  /**
   * Says why there is no story; what there was before gives way.
   * @param {string} why
   * @param {Parts} parts
   */
  sayUntold(why, { RunExplanation, RunPicture }) {
    this.sayBefore([])
    find(this, 'run-picture', RunPicture).clear()
    for (const place of ['.verdict', '.reason', '.match', 'pre.flask']) this.say(place)
    find(this, 'run-explanation', RunExplanation).sayWhyNot(why)
  }

  /** @param {string} selector @param {(string | Node)[]} content */
  say(selector, ...content) {
    find(this, selector, HTMLElement).replaceChildren(...content)
  }

  /** @param {Exchange[]} exchanges */
  sayBefore(exchanges) {
    const line = find(this, '.before', HTMLElement)
    const steps = exchanges.map(
      ({ method, path, response }) => `${method} ${path} → ${response.status}`,
    )
    line.hidden = steps.length === 0
    line.textContent = t('result.before', { steps: steps.join(', ') })
  }

  /**
   * Compares what the reader expected with what happened, notes it, and returns it in words. What
   * happened is how many requests arrived, or else the outcome, maybe with the value that JavaScript
   * gets ("readable: ann").
   * @param {Story} story
   * @param {Observation} main
   */
  compare({ outcome, during }, main) {
    const asksRequests = this.experiment.ask === 'requests'
    const happened = asksRequests
      ? [String(during.length)]
      : [outcome, `${outcome}: ${main.returned}`]
    const chosen = find(this.form, 'input:checked', HTMLInputElement)
    const choices = findAll(this.form, 'input', HTMLInputElement)
    const right = choices.find(({ value }) => happened.includes(value))
    note(this.experiment.id, chosen.value, chosen === right, IN_REVIEW)
    const expected = textOf(chosen)
    if (chosen === right) return t('match.right', { expected })
    const inWords = asksRequests ? happened[0] : t(`predict.${outcome}`)
    return t('match.wrong', { expected, happened: right ? textOf(right) : inWords })
  }

  /** @param {unknown} error */
  async sayWhatFailed(error) {
    find(this, '.result', HTMLElement).hidden = true
    if (error instanceof ApiUnreachable) {
      await announceUntilReachable()
      await this.showServerCode()
    } else {
      announce(failureText(error, this.parts?.VisitFailed))
    }
  }
}

customElements.define('lesson-stage', LessonStage)

/** @param {HTMLInputElement} choice */
function textOf(choice) {
  return choice.nextSibling?.textContent ?? ''
}

/** @param {Verdict} verdict */
function verdict({ id, values }) {
  return t(`verdict.${id}`, values)
}

/** @param {Exchange | undefined} exchange @param {Parts['message']} message */
function lastAnswer(exchange, message) {
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

/** @param {LabProblem} problem */
function whyUntold({ code, message }) {
  // The limit is on the question, which tells of all calls.
  if (code === 'request-entity-too-large') return t('failure.too-much')
  return t('failure.unexplained', { message })
}

/** @param {unknown} error @param {Parts['VisitFailed'] | undefined} VisitFailed */
function failureText(error, VisitFailed) {
  if (VisitFailed && error instanceof VisitFailed) {
    return t(`failure.visit-${error.reason}`, { message: error.message })
  }
  if (error instanceof LabProblem && error.code === 'no-such-run') return t('failure.no-such-run')
  return error instanceof Error ? error.message : String(error)
}

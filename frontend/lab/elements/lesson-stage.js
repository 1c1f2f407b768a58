// `<lesson-stage>`: predict, run, and see what happened.

import './server-code.js'
import { prose } from '../shared/dom.js'
import { ApiUnreachable, LabProblem, scenario } from '../shared/lab-api.js'
import {
  announce,
  announceUntilReachable,
  clearAnnouncement,
  whenReachable,
} from '../shared/page.js'
import { note } from '../shared/progress.js'
import { brokenText } from './server-code.js'
import { t } from '../shared/text.js'

const IN_REVIEW = new URLSearchParams(location.search).has('review')

class LessonStage extends HTMLElement {
  connectedCallback() {
    this.experiment = JSON.parse(document.getElementById('experiment').textContent)
    this.form = this.querySelector('form')
    this.attempts = 0
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.run()
    })
    this.form.addEventListener('change', () => {
      this.querySelector('.match').textContent = ''
    })
    for (const turning of ['pointerenter', 'focusin']) {
      this.form.addEventListener(turning, () => this.prepare().catch(() => {}), { once: true })
    }
    whenReachable(() => this.showServerCode())
  }

  // What only a run needs is loaded when the reader turns to the question. Reading needs none.
  // Some browsers remember that an address failed to load as a module, so each attempt has its own.
  prepare() {
    this.preparing ??= import(`./lesson-run.js?${this.attempts++}`).then(
      (parts) => {
        this.parts = parts
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
    this.drawServerCode()
  }

  // The docstring tells how it ends: it is folded until the reader has seen that.
  drawServerCode() {
    this.querySelector('server-code').draw(this.code, {
      comparedTo: this.experiment.comparedTo,
      foldDocstring: this.dataset.outcome === undefined,
    })
  }

  async run() {
    const button = this.form.querySelector('button')
    button.disabled = true
    delete this.dataset.outcome
    clearAnnouncement()
    try {
      // No wait where all is there: a window can be opened in a click only.
      if (!this.parts) await this.prepare()
      const result = await this.parts.runExperiment(this.experiment)
      await this.parts.styled
      this.show(result)
      if (result.record.scenario_version === this.code?.version) this.drawServerCode()
      else await this.showServerCode() // the file was edited since
    } catch (error) {
      await this.sayWhatFailed(error)
    } finally {
      button.disabled = false
    }
  }

  show({ api, before, main, exchanges, pairs, record, asked, explanations, unexplained }) {
    if (record.scenario_error) throw new Error(brokenText(record.scenario_error))
    const { message, outcomeOf, story } = this.parts
    const outcome = outcomeOf(pairs, main)
    const result = this.querySelector('.result')
    this.sayBefore(before)
    const gates = new Map(explanations.map(({ gate }, index) => [asked[index], gate]))
    result.querySelector('run-lanes').draw(story(pairs), this.experiment.origin, api, gates)
    result.querySelector('.verdict').textContent = verdict(outcome, pairs, exchanges)
    result.querySelector('.reason').replaceChildren(...prose(explanations.at(-1)?.sentence ?? ''))
    result.querySelector('.match').textContent = this.compare(outcome, main, exchanges)
    const explanation = result.querySelector('run-explanation')
    if (unexplained) explanation.sayWhyNot(whyUnexplained(unexplained))
    else explanation.draw(explanations, asked)
    result.querySelector('pre.javascript').textContent = main.thrown ?? main.returned
    result.querySelector('pre.flask').textContent = lastAnswer(exchanges, message)
    showProof(result.querySelector('a.proof'), api, record.exchanges)
    result.querySelector('wire-log').draw(record)
    result.dataset.outcome = outcome
    result.hidden = false
    this.dataset.run = record.id
    this.dataset.requests = exchanges.length
    this.dataset.outcome = outcome
    result.querySelector('h2').focus({ preventScroll: true })
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    result.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' })
  }

  sayBefore(exchanges) {
    const line = this.querySelector('.before')
    const steps = exchanges.map(
      ({ method, path, response }) => `${method} ${path} → ${response.status}`,
    )
    line.hidden = steps.length === 0
    line.textContent = t('result.before', { steps: steps.join(', ') })
  }

  // Compares what the reader expected with what happened, notes it, and returns it in words. What
  // happened is how many requests arrived, or else the outcome, maybe with the value that JavaScript
  // gets ("readable: ann").
  compare(outcome, main, exchanges) {
    const asksRequests = this.experiment.ask === 'requests'
    const happened = asksRequests
      ? [String(exchanges.length)]
      : [outcome, `${outcome}: ${main.returned}`]
    const chosen = this.form.querySelector('input:checked')
    const right = Array.from(this.form.elements.prediction).find(({ value }) =>
      happened.includes(value),
    )
    note(this.experiment.id, chosen.value, chosen === right, IN_REVIEW)
    const expected = chosen.nextSibling.textContent
    if (chosen === right) return t('match.right', { expected })
    const inWords = asksRequests ? happened[0] : t(`predict.${outcome}`)
    return t('match.wrong', { expected, happened: right?.nextSibling.textContent ?? inWords })
  }

  async sayWhatFailed(error) {
    this.querySelector('.result').hidden = true
    if (error instanceof ApiUnreachable) {
      await announceUntilReachable()
      await this.showServerCode()
    } else {
      announce(failureText(error, this.parts?.VisitFailed))
    }
  }
}

customElements.define('lesson-stage', LessonStage)

function verdict(outcome, pairs, exchanges) {
  if (pairs.at(-1)?.hops.at(-1).reused) return t(`verdict.reused.${outcome}`)
  if (exchanges.length === 0) return t('verdict.never-asked')
  if (outcome === 'not-sent')
    return t('verdict.not-sent', { method: pairs.at(-1)?.call.request.method ?? '' })
  const ending = pairs.at(-1).end === 'uses' ? 'used' : outcome
  const { view } = exchanges.at(-1)
  return view ? t(`verdict.${ending}`, { view: `${view}()` }) : t(`verdict.no-view.${ending}`)
}

function lastAnswer(exchanges, message) {
  const { response } = exchanges.at(-1) ?? {}
  if (!response) return t('result.nothing-sent')
  const { headers, body } = response
  return message(`${response.status} ${response.reason}`, { headers, body })
}

// The notes as Flask has them: where the run asked for them, which may be below a prefix.
function showProof(link, api, exchanges) {
  const found = exchanges.map(({ path }) => /^.*\/notes(?=[/?]|$)/.exec(path)?.[0]).find(Boolean)
  link.parentElement.hidden = !found
  link.href = api + (found ?? '')
}

function whyUnexplained({ code, message }) {
  if (code === 'no-such-run') return t('failure.no-such-run')
  // The limit is on the question, which tells of all calls.
  if (code === 'request-entity-too-large') return t('failure.too-much')
  return t('failure.unexplained', { message })
}

function failureText(error, VisitFailed) {
  if (VisitFailed && error instanceof VisitFailed) {
    return t(`failure.visit-${error.reason}`, { message: error.message })
  }
  if (error instanceof LabProblem && error.code === 'no-such-run') return t('failure.no-such-run')
  return error.message
}

// `<lesson-stage>`: predict, run, and see what happened.

import { find, findAll } from '../shared/dom.js'
import { ApiUnreachable, scenario } from '../shared/lab-api.js'
import {
  announce,
  announceUntilReachable,
  clearAnnouncement,
  whenReachable,
} from '../shared/page.js'
import { t } from '../shared/text.js'
import '../shared/time-taken.js' // the time on the page begins with it
import { addButtons } from './code-buttons.js'
import { LabElement } from './lab-element.js'
import { beginRunning } from './running.js'
import { scenarioRead, whenScenarioIsChanged } from './scenario-events.js'
import { ServerCode } from './server-code.js'

/** @import { Experiment, RunResult, Scenario } from '../shared/types.d.ts' */
/** @typedef {typeof import('./lesson-run.js')} Parts what only a run needs */

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
  /** Counts what is to be shown: an older run that comes late is shown no more. */
  turn = 0

  get form() {
    return find(this, 'form', HTMLFormElement)
  }

  get button() {
    return find(this.form, 'button', HTMLButtonElement)
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
    this.form.addEventListener('change', () => this.unmark(), { signal })
    for (const turning of ['pointerenter', 'focusin']) {
      const prepare = () => this.prepare().catch(() => {})
      this.form.addEventListener(turning, prepare, { once: true, signal })
    }
    whenScenarioIsChanged(this, () => this.showServerCode(), signal)
    find(this, '.change-it', HTMLElement).addEventListener('toggle', () => this.offerChange(), {
      signal,
    })
    addEventListener('hashchange', () => this.showKept(), { signal })
    this.button.disabled = 'lacking' in this.button.dataset
    for (const figure of findAll(this, '.client-code figure', HTMLElement)) addButtons(figure)
    whenReachable(() => this.showServerCode())
    this.showKept()
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
    await this.tellOfFile()
  }

  /** Tells the elements that ask how the file is. What speaks of an edited one is loaded for it. */
  async tellOfFile() {
    if (this.code?.edited?.length) await (await import('./scenario-guard.js')).styled
    if (this.code) scenarioRead(this, this.code)
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
    const turn = ++this.turn
    const running = beginRunning(this.form)
    const chosen = find(this.form, 'input:checked', HTMLInputElement).value
    delete this.dataset.outcome
    clearAnnouncement()
    dispatchEvent(new Event('running'))
    try {
      // No wait where all is there: a window can be opened in a click only.
      const parts = this.parts ?? (await this.prepare())
      const run = await parts.runExperiment(this.experiment, running.signal)
      await parts.styled
      if (turn === this.turn) await this.show(run, chosen, parts)
    } catch (error) {
      // Not awaited: it may run again, and this run is at its end.
      return this.sayWhatFailed(error)
    } finally {
      running.end()
    }
  }

  /** @param {RunResult} run @param {string} chosen @param {Parts} parts */
  async show(run, chosen, { drawResult, keepRun, lookAt }) {
    drawResult(this, this.experiment, run, chosen)
    keepRun(run, chosen)
    lookAt(this)
    // The file may have been edited since.
    if (run.record.scenario_version !== this.code?.version) await this.showServerCode()
    else this.drawServerCode(this.code)
  }

  /** Shows the run that the address names, if it names one. */
  async showKept() {
    if (!location.hash.startsWith('#run=') || location.hash === `#run=${this.dataset.run}`) return
    const turn = ++this.turn
    const { keptRun, drawKept, styled } = await this.prepare()
    const kept = await whenReachable(() => keptRun(this.experiment))
    await styled
    if (turn !== this.turn) return
    if (!kept) return announce(t('run.gone'))
    drawKept(this, this.experiment, kept)
    if (this.code) this.drawServerCode(this.code)
  }

  /** What offers the change is loaded when the reader looks at it, and told how the file is. */
  async offerChange() {
    if (!this.querySelector('change-it')) return
    await import('./change-it.js')
    await this.tellOfFile()
  }

  /** Another prediction: what was right or wrong was the one before. */
  unmark() {
    find(this, '.match', HTMLElement).replaceChildren()
    for (const label of findAll(this.form, 'label', HTMLElement)) {
      delete label.dataset.mark
      label.querySelector('small')?.remove()
    }
  }

  /** @param {unknown} error */
  async sayWhatFailed(error) {
    for (const part of findAll(this, '.told, .result', HTMLElement)) part.hidden = true
    this.unmark()
    dispatchEvent(new CustomEvent('run-failed', { detail: error }))
    if (error instanceof ApiUnreachable) return this.runAgain()
    // Without the parts it is they that could not be loaded.
    announce(this.parts ? this.parts.failureText(error) : t('failure.parts'))
    if (this.isBroken(error)) await this.showServerCode()
  }

  /** Once the API is back. A window needs a click: where there is one, the reader has to press. */
  async runAgain() {
    await announceUntilReachable()
    await this.showServerCode()
    if (this.opensWindow()) announce(t('run.press-again'))
    else await this.run()
  }

  opensWindow() {
    const { origin, before } = this.experiment
    return [origin, ...before.map((step) => step.origin)].some(
      (kind) => kind !== 'page' && kind !== 'null',
    )
  }

  /** @param {unknown} error */
  isBroken(error) {
    return this.parts !== undefined && error instanceof this.parts.ScenarioBroken
  }
}

customElements.define('lesson-stage', LessonStage)

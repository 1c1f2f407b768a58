// `<change-it>`: the change that a lesson asks for. Its check runs an experiment on the file as it is
// now, and says whether what should have changed has.

import 'more-texts'
import { element, find, findAll, prose } from '../shared/dom.js'
import { ApiUnreachable, restoreScenario, scenario } from '../shared/lab-api.js'
import { announceUntilReachable, whenReachable } from '../shared/page.js'
import { loadStyles } from '../shared/styles.js'
import { t } from '../shared/text.js'
import { ChangeSolution } from './change-solution.js'
import { FileEditor, whyNotSaved } from './file-editor.js'
import { LabElement } from './lab-element.js'
import { failureText, whyUntold } from './run-failures.js'
import { runLimit } from './running.js'
import { scenarioChanged, whenScenarioIsChanged, whenScenarioIsRead } from './scenario-events.js'
import { brokenText } from './server-code.js'

/** @import { Experiment, LessonChange, RunResult, Scenario } from '../shared/types.d.ts' */
/** @typedef {typeof import('../run/experiment.js')} Runner */

const styled = loadStyles('change-it.css')

class ChangeIt extends LabElement {
  /** @type {LessonChange} */
  change = dataOf('change')
  /** @type {Scenario | undefined} the file that is changed, as it is now */
  scenario
  attempts = 0
  /** @type {Promise<Runner> | undefined} */
  preparing
  /** @type {Runner | undefined} */
  runner

  get editor() {
    return find(this, 'file-editor', FileEditor)
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    styled.then(() => (this.hidden = false))
    const name = this.change.experiment.scenario
    whenScenarioIsRead(this, (read) => read.name === name && this.draw(read), signal)
    /** @type {Experiment} */
    const shown = dataOf('experiment')
    if (shown.scenario !== name) {
      whenScenarioIsChanged(this, () => this.read(), signal)
      this.read()
    }
    const [check, undo] = findAll(this, '.check button', HTMLButtonElement)
    check.disabled = 'lacking' in check.dataset
    check.addEventListener('click', () => this.check(), { signal })
    undo.addEventListener('click', () => this.undo(), { signal })
    for (const turning of ['pointerenter', 'focusin']) {
      this.addEventListener(turning, () => this.prepare().catch(() => {}), { signal })
    }
  }

  async read() {
    this.draw(await whenReachable(() => scenario(this.change.experiment.scenario)))
  }

  /** @param {Scenario} read */
  draw(read) {
    // What a check has said is of the file as it was.
    if (read.version !== this.scenario?.version) this.say('')
    this.scenario = read
    this.editor.draw(read)
    find(this, 'change-solution', ChangeSolution).draw(read, this.change.edits)
    const { path, writing, edited } = read
    find(this, '.undo', HTMLButtonElement).hidden = writing !== 'offered' || !edited?.length
    const line = find(this, '.not-offered', HTMLElement)
    line.hidden = writing === 'offered'
    if (writing !== 'offered') line.replaceChildren(...prose(t(`change-it.${writing}`, { path })))
  }

  // What runs an experiment is loaded when the reader turns to the change. As in <lesson-stage>, each
  // attempt has an address of its own.
  prepare() {
    this.preparing ??= import(`../run/experiment.js?${this.attempts++}`).then(
      (runner) => (this.runner = runner),
      (error) => {
        this.preparing = undefined
        throw error
      },
    )
    return this.preparing
  }

  async check() {
    const { experiment } = this.change
    this.say(t('change-it.running'))
    try {
      if (this.editor.isChanged && !(await this.editor.save())) return this.say('')
      // No wait where all is there: a window can be opened in a click only.
      const { runExperiment } = this.runner ?? (await this.prepare())
      const run = await runExperiment(experiment, runLimit())
      this.draw(await scenario(experiment.scenario))
      this.tell(run)
    } catch (error) {
      this.say('')
      if (!(error instanceof ApiUnreachable)) return this.say(failureText(error))
      await announceUntilReachable()
    }
  }

  async undo() {
    const { experiment } = this.change
    try {
      const kept = await restoreScenario(experiment.scenario)
      this.draw(await scenario(experiment.scenario))
      this.say(kept ? t('change-it.undone', { kept }) : '')
      scenarioChanged(this)
    } catch (error) {
      this.say(whyNotSaved(error))
    }
  }

  /** @param {RunResult} run */
  tell({ record, story, problem, main }) {
    if (record.scenario_error) return this.say(brokenText(record.scenario_error), false)
    if (!story) return this.say(problem ? whyUntold(problem) : '')
    const { page, then } = this.change
    const facts = [...story.facts, `readable: ${main.returned}`]
    const verdict = t(`verdict.${story.verdict.id}`, story.verdict.values)
    const isRight = then.every((fact) => facts.includes(fact))
    const isEdited = this.scenario?.edited?.length !== 0
    const ending = isRight ? 'right' : isEdited ? 'not-yet' : 'unedited'
    const href = page && `${page}#run=${record.id}`
    const link = href && element('a', { href }, t('change-it.see'))
    this.say(t(`change-it.${ending}`, { verdict }), isRight, link)
  }

  /**
   * Says what came of a check: `isRight` is left out where it came to nothing.
   * @param {string} text
   * @param {boolean} [isRight]
   * @param {HTMLElement | null | ''} [link] to where more of it can be seen
   */
  say(text, isRight, link) {
    const line = find(this, '.outcome', HTMLElement)
    line.dataset.right = String(isRight ?? '')
    line.replaceChildren(...prose(text), ...(link ? [' ', link] : []))
  }
}

customElements.define('change-it', ChangeIt)

/** @param {string} id @returns {any} what the server tells of it in the page */
function dataOf(id) {
  return JSON.parse(find(document, `#${id}`, HTMLScriptElement).text)
}

// `<change-solution>`: what a lesson's change makes of a scenario's original, as a difference. Where
// the lab writes files for this page, it writes it.

import { find, prose } from '../shared/dom.js'
import { restoreScenario, scenario, solution, writeScenario } from '../shared/lab-api.js'
import { whenReachable } from '../shared/page.js'
import { t } from '../shared/text.js'
import { codeDiff } from './code-diff.js'
import { whyNotSaved } from './file-editor.js'
import { LabElement } from './lab-element.js'
import { scenarioChanged } from './scenario-events.js'

/** @import { LessonChange, Scenario } from '../shared/types.d.ts' */

export class ChangeSolution extends LabElement {
  /** @type {LessonChange['edits']} */
  edits = []
  /** @type {Scenario | undefined} */
  scenario

  get button() {
    return find(this, 'button', HTMLButtonElement)
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.button.addEventListener('click', () => this.write(), { signal })
    const fold = find(this, 'details', HTMLDetailsElement)
    fold.addEventListener('toggle', () => fold.open && this.show(), { signal })
  }

  /** @param {Scenario} scenario @param {LessonChange['edits']} edits */
  draw(scenario, edits) {
    this.scenario = scenario
    this.edits = edits
    this.button.hidden = scenario.writing !== 'offered'
  }

  async show() {
    if (!this.scenario) return
    const { name, path } = this.scenario
    const { hunks } = await whenReachable(() => solution(name, this.edits))
    find(this, '.difference', HTMLElement).replaceChildren(codeDiff(path, hunks))
  }

  /** Writes the solution into the file; what the reader had in it is kept beside. */
  async write() {
    if (!this.scenario) return
    const { name } = this.scenario
    try {
      const kept = await restoreScenario(name)
      const { text } = await solution(name, this.edits)
      const { version } = await scenario(name)
      await writeScenario(name, text, version)
      this.say(kept ? t('change-it.written-kept', { kept }) : t('change-it.written'))
    } catch (error) {
      this.say(whyNotSaved(error))
    }
    scenarioChanged(this)
  }

  /** @param {string} text */
  say(text) {
    find(this, '[role=status]', HTMLElement).replaceChildren(...prose(text))
  }
}

customElements.define('change-solution', ChangeSolution)

// `<file-editor>`: a scenario's file as text to edit, where the lab writes files for this page.

import { find, prose } from '../shared/dom.js'
import { LabProblem, scenario, writeScenario } from '../shared/lab-api.js'
import { t } from '../shared/text.js'
import { LabElement } from './lab-element.js'
import { scenarioChanged } from './scenario-events.js'

/** @import { Scenario } from '../shared/types.d.ts' */

export class FileEditor extends LabElement {
  /** @type {Scenario | undefined} the file as the text was made from it */
  scenario

  get field() {
    return find(this, 'textarea', HTMLTextAreaElement)
  }

  /** Whether the reader has written something that is not saved. */
  get isChanged() {
    return this.scenario !== undefined && this.field.value !== textOf(this.scenario)
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    const on = { save: () => this.save(), reload: () => this.reload() }
    for (const [name, action] of Object.entries(on)) {
      find(this, `.${name}`, HTMLButtonElement).addEventListener('click', action, { signal })
    }
  }

  /**
   * Shows a scenario's file as it is now, unless the reader is changing it.
   * @param {Scenario} scenario
   */
  draw(scenario) {
    this.hidden = scenario.writing !== 'offered'
    if (!this.isChanged) this.load(scenario)
  }

  /** @param {Scenario} scenario */
  load(scenario) {
    this.scenario = scenario
    this.field.value = textOf(scenario)
  }

  /** Writes the text into the file, and says so. Returns whether that could be done. */
  async save() {
    if (!this.scenario) return false
    const { name, version } = this.scenario
    try {
      await writeScenario(name, this.field.value, version)
    } catch (error) {
      this.say(whyNotSaved(error))
      return false
    }
    await this.reload()
    this.say(t('change-it.saved'))
    scenarioChanged(this)
    return true
  }

  /** Shows the file as it is now, in place of what the reader has written. */
  async reload() {
    if (this.scenario) this.load(await scenario(this.scenario.name))
    this.say('')
  }

  /** @param {string} text */
  say(text) {
    find(this, '[role=status]', HTMLElement).replaceChildren(...prose(text))
  }
}

customElements.define('file-editor', FileEditor)

/** @param {Scenario} scenario */
function textOf({ lines }) {
  const own = lines.filter(({ change }) => change !== '-') // the others are of another scenario
  return own.map(({ tokens }) => `${tokens.map(([, text]) => text).join('')}\n`).join('')
}

/**
 * Returns, in words, why the lab has not written a file.
 * @param {unknown} error
 */
export function whyNotSaved(error) {
  if (error instanceof LabProblem && error.code === 'changed-meanwhile')
    return t('change-it.changed-meanwhile')
  return t('change-it.not-written', { message: error instanceof Error ? error.message : '' })
}

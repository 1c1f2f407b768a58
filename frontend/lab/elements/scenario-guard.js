// `<scenario-guard>`: says where the shown scenario's file is no longer as the lab shipped it, and
// restores it. Its words are in the page already; this decides which of them hold. It is loaded when
// a file is found to be edited.

import 'more-texts'
import { find, findAll, prose } from '../shared/dom.js'
import { restoreScenario } from '../shared/lab-api.js'
import { loadStyles } from '../shared/styles.js'
import { t } from '../shared/text.js'
import { codeDiff } from './code-diff.js'
import { LabElement } from './lab-element.js'
import { scenarioChanged, whenScenarioIsRead } from './scenario-events.js'

/** @import { Scenario } from '../shared/types.d.ts' */

/** Fulfilled when its styles are there, or can't be had. */
export const styled = loadStyles('scenario-guard.css')

class ScenarioGuard extends LabElement {
  /** @type {Scenario | undefined} */
  scenario

  /** @param {AbortSignal} signal */
  connected(signal) {
    whenScenarioIsRead(this, (scenario) => this.draw(scenario), signal)
    this.button.addEventListener('click', () => this.restore(), { signal })
  }

  get button() {
    return find(this, 'button', HTMLButtonElement)
  }

  /** @param {Scenario} scenario */
  draw(scenario) {
    this.scenario = scenario
    const { path, edited, writing } = scenario
    const isEdited = edited !== null && edited.length > 0
    const restored = find(this, '.restored', HTMLElement)
    if (isEdited) restored.hidden = true
    this.hidden = !isEdited && restored.hidden
    for (const part of findAll(this, ':scope > *', HTMLElement)) {
      if (part !== restored) part.hidden = !isEdited
    }
    if (!isEdited) return
    const difference = find(this, '.difference', HTMLElement)
    difference.replaceChildren(find(difference, 'summary', HTMLElement), codeDiff(path, edited))
    this.button.hidden = writing !== 'offered'
    const byHand = find(this, '.by-hand', HTMLElement)
    byHand.hidden = writing === 'offered'
    if (writing !== 'offered') byHand.replaceChildren(...prose(t(`guard.${writing}`, { path })))
  }

  async restore() {
    const { scenario, button } = this
    if (!scenario) return
    button.disabled = true
    const restored = find(this, '.restored', HTMLElement)
    try {
      const kept = await restoreScenario(scenario.name)
      const { path } = scenario
      const text = kept ? t('guard.restored', { path, kept }) : t('guard.was-restored', { path })
      restored.replaceChildren(...prose(text))
      scenarioChanged(this)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      restored.replaceChildren(t('guard.failed', { message }))
    }
    restored.hidden = false
    restored.focus()
    button.disabled = false
  }
}

customElements.define('scenario-guard', ScenarioGuard)

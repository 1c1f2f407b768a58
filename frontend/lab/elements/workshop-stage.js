// `<workshop-stage>`: on the stage's bar in a workshop. It keeps the presenter's window in step, and
// its button opens one.

import 'more-texts'
import { find, findAll } from '../shared/dom.js'
import { language } from '../shared/page-data.js'
import { announce } from '../shared/page.js'
import { choose, press } from '../shared/stage-actions.js'
import { t } from '../shared/text.js'
import { STAGE, joinAsStage } from '../shared/workshop-channel.js'
import { LabElement } from './lab-element.js'

/** @import { RunState, StageCommand, StageStep } from '../shared/types.d.ts' */

class WorkshopStage extends LabElement {
  /** @type {RunState} */
  state = 'waiting'
  /** @type {StageStep | null} */
  step = null

  /** @param {AbortSignal} signal */
  connected(signal) {
    window.name = STAGE
    const tell = joinAsStage(() => this.report(), act, signal)
    /** @param {RunState} state */
    const turn = (state) => {
      this.state = state
      if (state !== 'ran') this.step = null
      tell()
    }
    addEventListener('running', () => turn('running'), { signal })
    addEventListener('ran', () => turn('ran'), { signal })
    addEventListener('run-failed', (event) => turn(failureOf(event)), { signal })
    document.addEventListener('change', () => tell(), { signal })
    document.addEventListener(
      'stepped',
      (event) => {
        this.step = event instanceof CustomEvent ? event.detail : null
        tell()
      },
      { signal },
    )
    find(this, 'button', HTMLButtonElement).addEventListener('click', () => this.open(), { signal })
  }

  report() {
    const choices = findAll(document, '.predict input', HTMLInputElement)
    const [, at = ''] = location.pathname.match(/\/lessons\/([^/]+\/[^/]+)\//) ?? []
    return {
      at,
      state: this.state,
      chosen: choices.find((choice) => choice.checked)?.value ?? null,
      happened: choices.find(isMarked)?.value ?? null,
      step: this.step,
    }
  }

  open() {
    const address = `/${language}/workshop/${this.getAttribute('minutes')}/presenter/`
    const opened = window.open(address, 'workshop-presenter', 'popup,width=1180,height=860')
    if (opened) opened.focus()
    else announce(t('stage.no-window'))
  }
}

customElements.define('workshop-stage', WorkshopStage)

/** @param {StageCommand} command */
function act(command) {
  if (command.do === 'tell') return
  if (command.do === 'choose') choose(command.number)
  else press(command.do)
}

/** @param {HTMLInputElement} choice */
function isMarked(choice) {
  const mark = choice.closest('label')?.dataset.mark
  return mark === 'happened' || mark === 'both'
}

/** @param {Event} event @returns {RunState} */
function failureOf(event) {
  const error = event instanceof CustomEvent ? event.detail : null
  return error?.reason === 'blocked' ? 'blocked' : 'failed'
}

// `<workshop-presenter>`: the teacher's notes on what is on stage, its time, and what there is to
// press. It is kept in step with the stage, another window of the same browser.

import 'more-texts'
import { find, findAll, prose } from '../shared/dom.js'
import { actionOfKey } from '../shared/stage-keys.js'
import { t } from '../shared/text.js'
import { joinAsPresenter } from '../shared/workshop-channel.js'
import { clockOf, elapsed, lateness, withClock } from '../shared/workshop-clock.js'
import { breakAt, slotOf, stretchOf } from '../shared/workshop-stretch.js'
import { duration, onTheWall, paceText, planned } from '../shared/workshop-times.js'
import { LabElement } from './lab-element.js'

/** @import { StageCommand, StageReport, WorkshopClock } from '../shared/types.d.ts' */

class WorkshopPresenter extends LabElement {
  /** @type {(command: StageCommand) => void} */
  ask = () => {}
  /** @type {StageReport | null} */
  report = null

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.ask = joinAsPresenter((report) => this.draw(report), signal)
    this.addEventListener('click', (event) => this.askByButton(event), { signal })
    document.addEventListener('keydown', (event) => this.askByKey(event), { signal })
    withClock(this.minutes, (clock) => this.drawTime(clock), signal)
  }

  get minutes() {
    return Number(this.getAttribute('minutes'))
  }

  steps() {
    return findAll(this, '.step', HTMLElement)
  }

  /** The step whose notes are shown: what is on stage, the first one while nothing is. */
  shown() {
    return find(this, '.step:not([hidden])', HTMLElement)
  }

  /** @param {Event} event */
  askByButton({ target }) {
    const button = target instanceof Element ? target.closest('button') : null
    const { number, do: asked } = button?.dataset ?? {}
    if (number) this.ask({ do: 'choose', number: Number(number) })
    else if (asked) this.ask(/** @type {StageCommand} */ ({ do: asked }))
  }

  /** @param {KeyboardEvent} event */
  askByKey(event) {
    const command = actionOfKey(event)
    if (!command) return
    event.preventDefault()
    if (command.do === 'window') this.turnToStage()
    else this.ask(command)
  }

  /** A second stage would take the keys, and nobody would see it: one opens only if there is none. */
  turnToStage() {
    if (this.report) opener?.focus()
    else find(this, '.open-stage', HTMLAnchorElement).click()
  }

  /** @param {StageReport | null} report */
  draw(report) {
    this.report = report
    const steps = this.steps()
    const on = steps.find(({ dataset }) => dataset.at === report?.at)
    const isElsewhere = report !== null && !on
    // While there is no stage, the notes stay at what was on it last.
    const step = on ?? (isElsewhere ? find(this, '.elsewhere', HTMLElement) : this.shown())
    for (const each of steps) each.hidden = each !== step
    find(this, '.no-stage', HTMLElement).hidden = report !== null
    find(this, '.open-stage', HTMLAnchorElement).href = step.dataset.stage ?? ''
    for (const button of findAll(this, '[data-do], [data-number]', HTMLButtonElement)) {
      button.disabled = !isOffered(button, report)
    }
    this.drawState(report)
    this.drawTime(clockOf(this.minutes))
    for (const choice of findAll(step, '[data-choice]', HTMLElement)) markChoice(choice, report)
  }

  /** @param {StageReport | null} report */
  drawState(report) {
    const place = find(this, '.state', HTMLElement)
    place.dataset.state = report?.state ?? 'none'
    place.replaceChildren(...prose(report ? stateText(report) : ''))
    const step = report?.step
    find(this, '.picture-step', HTMLElement).replaceChildren(...(step ? prose(stepText(step)) : []))
  }

  /** @param {WorkshopClock} clock */
  drawTime(clock) {
    const now = elapsed(clock)
    const step = this.shown()
    const steps = findAll(this, '.step.experiment', HTMLElement)
    const pause = breakAt(step, findAll(this, '.step.break', HTMLElement), now ?? -1)
    find(this, '.then', HTMLElement).textContent = (pause ?? step).dataset.then ?? ''
    const late = now === null || !step.dataset.at ? 0 : lateness(slotOf(step, steps), now)
    const pace = find(this, '.pace', HTMLElement)
    pace.textContent = now === null ? t('clock.not-started') : paceText(late)
    pace.classList.toggle('behind', late >= 60)
    const texts = step.dataset.at ? timesOf(step, clock, pause) : {}
    for (const name of ['planned', 'wall', 'left']) {
      find(this, `.${name}`, HTMLElement).textContent = texts[name] ?? ''
    }
  }
}

customElements.define('workshop-presenter', WorkshopPresenter)

/**
 * Where the plan is on the wall there are only the ways on and back from it.
 * @param {HTMLButtonElement} button
 * @param {StageReport | null} report
 */
function isOffered({ dataset }, report) {
  if (report?.state !== 'plan') return report !== null
  return dataset.do === 'next' || dataset.do === 'previous'
}

/**
 * @param {HTMLElement} step
 * @param {WorkshopClock} clock
 * @param {HTMLElement | undefined} pause the break that the room is in
 * @returns {Record<string, string>}
 */
function timesOf(step, clock, pause) {
  const { start } = stretchOf(step)
  const left = secondsLeft(pause ?? step, clock)
  return {
    planned: planned(start),
    wall: clock.started === null ? '' : onTheWall(clock.started + start * 1000),
    left: pause ? t('clock.break', { minutes: Math.ceil(left / 60) }) : leftText(left),
  }
}

/** @param {HTMLElement} stretch @param {WorkshopClock} clock */
function secondsLeft(stretch, clock) {
  const { start, seconds } = stretchOf(stretch)
  return start + seconds - Math.max(start, elapsed(clock) ?? start)
}

/** @param {number} left seconds, less than 0 when they are over */
function leftText(left) {
  return left < 0 ? t('clock.over', { time: duration(-left) }) : duration(left)
}

/** @param {HTMLElement} choice @param {StageReport | null} report */
function markChoice(choice, report) {
  const value = choice.dataset.choice
  choice.setAttribute('aria-pressed', String(report?.chosen === value))
  choice.classList.toggle('happened', report?.happened === value)
}

/** @param {StageReport} report */
function stateText({ state, chosen, happened }) {
  if (state === 'waiting') return t(chosen === null ? 'stage.state.asks' : 'stage.state.chosen')
  if (state !== 'ran') return t(`stage.state.${state}`)
  if (happened === null) return t('stage.state.ran')
  return t(chosen === happened ? 'stage.state.ran-right' : 'stage.state.ran-wrong')
}

/** @param {import('../shared/types.d.ts').StageStep} step */
function stepText({ number, count, sentence }) {
  if (number === null) return t('picture.step.all', { count })
  const place = t('picture.step.place', { number, count })
  return t('presenter.picture', { place, sentence: sentence ?? '' })
}

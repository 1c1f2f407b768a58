// `<run-picture>`: a run as its events, drawn between JavaScript, the browser as a gate, and Flask.

import { element } from '../shared/dom.js'
import { t } from '../shared/text.js'
import { item } from '../picture/event.js'
import { engine, heads, strip } from '../picture/frame.js'
import { judgementsOf } from '../picture/judgements.js'
import { fourthParty, pattern, placedCalls } from '../picture/layout.js'
import { sentenceOf } from '../picture/sentences.js'
import { Stepper, stepOfKey } from '../picture/stepper.js'
import { LabElement } from './lab-element.js'

/** @import { Placed } from '../picture/layout.js' */
/** @import { ToldCall, Story } from '../shared/types.d.ts' */
/** @import { Moment, Scene, Where } from '../picture/types.d.ts' */

const ATTACKERS = ['attacker', 'evil-site', 'lookalike', 'evil-app']
const MANY = 12 // events, from which on a picture is drawn denser

export class RunPicture extends LabElement {
  /** @type {Stepper | undefined} */
  stepper

  /** @param {AbortSignal} signal */
  connected(signal) {
    document.addEventListener('keydown', (event) => this.stepByKey(event), { signal })
    this.toggleAttribute('data-stage', new URLSearchParams(location.search).has('stage'))
  }

  /**
   * Draws a story. URLs of the run are shown without the run's own base `api`; `header` is the
   * one that the reader was asked about.
   * @param {Story} story
   * @param {Where} where
   */
  draw(story, { origin, api, header = null, returned, told }) {
    const exchangeOf = new Map(story.record.exchanges.map((each) => [each.number, each]))
    const isAttacker = ATTACKERS.includes(origin)
    const party = fourthParty(story)
    const isTheft = isAttacker && story.verdict.tone === 'theft'
    /** @type {Scene} */
    const scene = {
      story,
      origin,
      api,
      header,
      returned,
      told,
      exchangeOf,
      party,
      isAttacker,
      isTheft,
    }
    const calls = placedCalls(story.events)
    const drawn = calls.map((placed) => drawCall(scene, placed))
    const below = element('dl', { class: 'engine' })
    const steps = drawn.flatMap(({ steps }) => steps)
    markRepeated(steps.map(({ item }) => item))
    const turn = (/** @type {number | null} */ at) => {
      below.replaceChildren(...words(scene, calls, at))
      this.classList.toggle('stepping', at !== null && at < steps.length - 1)
      const sentence = at === null ? null : steps[at].sentence
      const detail = { number: at === null ? null : at + 1, count: steps.length, sentence }
      this.dispatchEvent(new CustomEvent('stepped', { bubbles: true, detail }))
    }
    this.stepper = new Stepper(steps, turn)
    turn(null)
    this.dataset.origin = origin
    this.dataset.reaches = reaches(scene) ? 'flask' : ''
    this.classList.toggle('four', party !== null)
    this.classList.toggle('many', story.events.length > MANY)
    this.replaceChildren(
      element(
        'section',
        { 'aria-label': t('picture.label') },
        this.stepper.bar,
        strip(scene, calls),
        heads(scene, origin),
        element(
          'div',
          { class: 'canvas' },
          party && element('span', { class: 'party-rail', 'aria-hidden': 'true' }),
          ...listed(
            drawn.map(({ list }) => list),
            calls,
            scene,
          ),
        ),
        below,
      ),
    )
  }

  /** Takes the picture away. */
  clear() {
    this.stepper = undefined
    this.replaceChildren()
  }

  /** @param {KeyboardEvent} event */
  stepByKey(event) {
    const by = stepOfKey(event)
    if (by === 0 || !this.stepper || !this.checkVisibility()) return
    event.preventDefault()
    this.stepper.step(by)
  }
}

customElements.define('run-picture', RunPicture)

/** @param {Scene} scene @param {Placed[]} placed */
function drawCall(scene, placed) {
  const call = callOf(scene, placed)
  const judgements = judgementsOf(placed, call)
  const steps = placed.map((each) => {
    const number = each.event.exchange
    /** @type {Moment} */
    const moment = {
      ...each,
      scene,
      call,
      exchange: number === null ? undefined : scene.exchangeOf.get(number),
      judgement: number === null ? undefined : judgements.get(number),
    }
    return { item: item(moment), sentence: sentenceOf(moment) }
  })
  return { steps, list: element('ol', { class: 'story' }, ...steps.map((step) => step.item)) }
}

/** @param {Scene} scene @param {Placed[]} placed */
function callOf({ story }, [{ event }]) {
  return /** @type {ToldCall} */ (story.calls.find(({ id }) => id === event.call))
}

/**
 * One call is a list of events, several are a list of such lists. A call that only repeats the one
 * before it is folded where there is little room.
 * @param {HTMLElement[]} lists
 * @param {Placed[][]} calls
 * @param {Scene} scene
 */
function listed(lists, calls, scene) {
  lists.at(-1)?.classList.add('last')
  if (lists.length === 1) return lists
  const isNarrow = matchMedia('(max-width: 46rem)').matches
  const patterns = calls.map((placed) => pattern(placed, scene.exchangeOf))
  const items = lists.map((list, index) => {
    const repeats = patterns[index] === patterns[index - 1]
    const key = repeats ? 'picture.call-again' : 'picture.call'
    const title = element('summary', {}, t(key, { number: index + 1 }))
    const open = !(repeats && isNarrow)
    return element('li', { class: 'call' }, element('details', { open }, title, list))
  })
  return [element('ol', { class: 'calls' }, ...items)]
}

/**
 * Marks what only says again what an earlier call has said: its details are left out.
 * @param {HTMLElement[]} items
 */
function markRepeated(items) {
  const said = new Set()
  for (const item of items) {
    const details = [...item.querySelectorAll('.pills, .body')].map((each) => each.textContent)
    const all = [item.className, ...details].join('\n')
    item.classList.toggle('again', said.has(all))
    said.add(all)
  }
}

/** @param {Scene} scene @param {Placed[][]} calls @param {number | null} at */
function words(scene, calls, at) {
  const all = calls.flat()
  const current = at === null ? all.at(-1) : all[at]
  const placed = calls.find((each) => current && each.includes(current))
  if (!placed || !current) return []
  const soFar = placed.slice(0, placed.indexOf(current) + 1)
  return engine(callOf(scene, placed), soFar, scene)
}

/** Whether Flask itself was reached. @param {Scene} scene */
function reaches({ story, exchangeOf }) {
  return story.during.some((number) =>
    ['view', 'app', 'server', 'lab'].includes(exchangeOf.get(number)?.answered_by ?? 'app'),
  )
}

// `<notes-desk>`: the beginner's Notes page against a scenario of choice, with what became of its last
// call, and with the wire.

import 'more-texts'
import { browserKind } from '../shared/browser.js'
import { element, find, findAll } from '../shared/dom.js'
import {
  ApiUnreachable,
  LabProblem,
  baseUrl,
  beginRun,
  explain,
  newRunId,
  run,
  scenario,
  scenarios,
} from '../shared/lab-api.js'
import { announceUntilReachable, whenReachable } from '../shared/page.js'
import { apis, language, origins } from '../shared/page-data.js'
import { t } from '../shared/text.js'
import { watchFrame } from '../run/watched-frame.js'
import { LabElement } from './lab-element.js'

import { RunExplanation } from './run-explanation.js'
import { RunPicture } from './run-picture.js'
import { ServerCode } from './server-code.js'
import { WireLog } from './wire-log.js'

/** @import { Call, ScenarioName, Story } from '../shared/types.d.ts' */

const POLL_MS = 1000
const FIRST = 'no_cors'
const ATTACKERS_PAGE = { en: '/index.html', zh: '/zh.html' }

class NotesDesk extends LabElement {
  /**
   * The run that is drawn, null while there is none.
   * @type {string | null}
   */
  runId = null
  /** The scenario of that run; the picker may be ahead of it. */
  drawnScenario = ''
  /** @type {string | null} */
  wantedRun = null

  get picker() {
    return find(this, 'select', HTMLSelectElement)
  }

  get frame() {
    return find(this, 'iframe', HTMLIFrameElement)
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.picker.addEventListener('change', () => this.beginPicked(), { signal })
    this.frame.addEventListener('load', () => this.update(), { signal })
    watchFrame(this.frame, (calls) => this.explainLast(calls), signal)
    whenReachable(() => this.fillPicker()).then(() => this.follow(signal))
  }

  beginPicked() {
    const url = new URL(location.href)
    url.searchParams.set('scenario', this.picker.value)
    history.replaceState(null, '', url)
    whenReachable(() => this.begin())
  }

  async fillPicker() {
    const all = await scenarios()
    const wanted = new URLSearchParams(location.search).get('scenario')
    offer(this.picker, all)
    this.picker.value = all.find(({ name }) => name === wanted)?.name ?? FIRST
    await this.begin()
  }

  // Starts a new run of the chosen scenario and points both pages at it.
  async begin() {
    const name = this.picker.value
    const runId = newRunId()
    this.wantedRun = runId
    await beginRun(runId, name)
    const shown = await scenario(name)
    if (runId !== this.wantedRun) return // meanwhile another one was picked
    this.runId = runId
    this.drawnScenario = name
    this.drawStory(null)
    find(this, '.caption', HTMLElement).textContent = captionOf(this.picker)
    find(this, 'server-code', ServerCode).draw(shown, { foldDocstring: true })
    const query = new URLSearchParams({ api: baseUrl(runId, name) })
    // Replaced, not assigned: Back would lead to an older run's page beside this run's wire.
    const notesPage = new URL(`/${language}/notes/page/?${query}`, location.href)
    this.frame.contentWindow?.location.replace(notesPage)
    find(this, '.attack', HTMLAnchorElement).href =
      `${origins.attacker}${ATTACKERS_PAGE[language]}?${query}`
  }

  /**
   * Explains the last of the page's calls. All of them are told: the ones before set the cookies and
   * the permissions that it met with.
   * @param {Call[]} calls
   */
  async explainLast(calls) {
    const { runId, drawnScenario } = this
    if (!runId) return
    const count = calls.length
    const acts = [calls.slice(0, -1), calls.slice(-1)]
      .filter(({ length }) => length > 0)
      .map((each) => ({ origin: origins.page, calls: each }))
    try {
      const story = await explain({
        run: runId,
        scenario: drawnScenario,
        api: apis.own,
        language,
        browser: browserKind(),
        ask: 'outcome',
        header: null,
        acts,
      })
      if (runId === this.runId && count === calls.length) this.drawStory(story)
    } catch (error) {
      // Whoever draws the record says what is wrong; without a story it is all there is to see.
      if (!(error instanceof ApiUnreachable || error instanceof LabProblem)) throw error
      if (runId === this.runId) this.drawStory(null)
    }
  }

  /** @param {Story | null} story */
  drawStory(story) {
    const told = find(this, '.told', HTMLElement)
    find(told, '.empty', HTMLElement).hidden = story !== null
    find(told, 'div', HTMLElement).hidden = story === null
    if (!story) return
    const api = baseUrl(story.record.id, story.record.scenario)
    find(told, '.verdict', HTMLElement).textContent = t(
      `verdict.${story.verdict.id}`,
      story.verdict.values,
    )
    find(told, 'run-picture', RunPicture).draw(story, { origin: 'page', api, header: null })
    find(told, 'run-explanation', RunExplanation).draw(story)
  }

  /**
   * Draws the record as it grows, while the page is in view.
   * @param {AbortSignal} signal
   */
  async follow(signal) {
    while (!signal.aborted) {
      if (!document.hidden) await this.update()
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }

  async update() {
    const { runId } = this
    if (!runId) return
    try {
      const record = await run(runId)
      if (runId !== this.runId) return
      find(this, 'wire-log', WireLog).draw(record)
      find(this, '.wire .empty', HTMLElement).hidden = record.exchanges.length > 0
    } catch (error) {
      this.runId = null
      if (error instanceof ApiUnreachable) await announceUntilReachable()
      else if (!(error instanceof LabProblem && error.code === 'no-such-run')) throw error
      await whenReachable(() => this.begin())
    }
  }
}

customElements.define('notes-desk', NotesDesk)

/**
 * Offers exactly the scenarios that there are: the page was made without asking the API, and a file
 * may have come or gone since.
 * @param {HTMLSelectElement} picker
 * @param {ScenarioName[]} all
 */
function offer(picker, all) {
  const there = new Set(all.map(({ name }) => name))
  const offered = new Set(findAll(picker, 'option', HTMLOptionElement).map(({ value }) => value))
  for (const option of findAll(picker, 'option', HTMLOptionElement)) {
    if (!there.has(option.value)) option.remove()
  }
  for (const { name, path } of all.filter(({ name }) => !offered.has(name))) {
    const groups = findAll(picker, 'optgroup', HTMLOptGroupElement)
    const group = groups.find(({ dataset }) => path.includes(`/${dataset.folder}/`))
    ;(group ?? picker).append(element('option', { value: name }, name))
  }
}

/**
 * Returns what the picked scenario is, in a sentence; empty if its option has none.
 * @param {HTMLSelectElement} picker
 */
function captionOf({ value, selectedOptions: [option] }) {
  return option.text.slice(`${value} · `.length)
}

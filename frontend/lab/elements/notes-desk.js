// `<notes-desk>`: the beginner's Notes page against a scenario of choice, with the wire beside it.

import { element, find } from '../shared/dom.js'
import {
  ApiUnreachable,
  LabProblem,
  baseUrl,
  beginRun,
  newRunId,
  run,
  scenario,
  scenarios,
} from '../shared/lab-api.js'
import { announceUntilReachable, whenReachable } from '../shared/page.js'
import { language, origins } from '../shared/page-data.js'
import { LabElement } from './lab-element.js'

import { ServerCode } from './server-code.js'
import { WireLog } from './wire-log.js'

const POLL_MS = 1000
const NOTES_PAGE = { en: '/notes/index.html', zh: '/notes/zh.html' }
const ATTACKERS_PAGE = { en: '/index.html', zh: '/zh.html' }

class NotesDesk extends LabElement {
  /**
   * The run that is drawn, null while there is none.
   * @type {string | null}
   */
  runId = null
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
    this.picker.replaceChildren(...all.map(({ name }) => element('option', {}, name)))
    this.picker.value = all.find(({ name }) => name === wanted)?.name ?? 'no_cors'
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
    find(this, 'server-code', ServerCode).draw(shown)
    const query = new URLSearchParams({ api: baseUrl(runId, name) })
    // Replaced, not assigned: Back would lead to an older run's page beside this run's wire.
    const notesPage = new URL(`${NOTES_PAGE[language]}?${query}`, location.href)
    this.frame.contentWindow?.location.replace(notesPage)
    find(this, '.attack', HTMLAnchorElement).href =
      `${origins.attacker}${ATTACKERS_PAGE[language]}?${query}`
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
      find(this, '.empty', HTMLElement).hidden = record.exchanges.length > 0
    } catch (error) {
      this.runId = null
      if (error instanceof ApiUnreachable) await announceUntilReachable()
      else if (!(error instanceof LabProblem && error.code === 'no-such-run')) throw error
      await whenReachable(() => this.begin())
    }
  }
}

customElements.define('notes-desk', NotesDesk)

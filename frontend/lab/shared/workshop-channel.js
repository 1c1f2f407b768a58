// How the stage and the presenter's windows of one browser talk: the stage tells what it shows, to
// all; a presenter's window asks it to do something, or, with `tell`, who is there.

/** @import { StageCommand, StageNews, StageReport } from './types.d.ts' */

const NAME = 'workshop'
const PATIENCE_MS = 1500 // longer than it takes to get from one page to the next

/** The name of the window that is on the wall: a link with this target goes there. */
export const STAGE = 'workshop-stage'

/**
 * Joins as a stage, until the page is left or the `signal` is aborted. Returns the function to call
 * whenever what `report` returns has changed.
 * @param {() => Omit<StageReport, 'stage'>} report
 * @param {(command: StageCommand) => void} act
 * @param {AbortSignal} signal
 */
export function joinAsStage(report, act, signal) {
  const stage = `${Date.now()}-${Math.random()}`
  /** @type {BroadcastChannel | undefined} */
  let channel

  /** @param {StageNews} news */
  const post = (news) => channel?.postMessage(news)
  const tell = () => post({ stage, ...report() })

  function open() {
    channel = new BroadcastChannel(NAME)
    channel.addEventListener('message', ({ data }) => {
      if (data.do === 'tell') tell()
      else if (data.to === stage) act(data)
    })
    tell()
  }

  // A page that is kept for the way back hears nothing, and is on no stage.
  function close() {
    post({ stage, gone: true })
    channel?.close()
    channel = undefined
  }

  open()
  addEventListener('pagehide', close, { signal })
  addEventListener('pageshow', ({ persisted }) => persisted && open(), { signal })
  signal.addEventListener('abort', close)
  return tell
}

/**
 * Joins as a presenter's window: `hear` gets what the stage that spoke last shows, null while there
 * is none. Returns the function that asks this stage to do something.
 * @param {(report: StageReport | null) => void} hear
 * @param {AbortSignal} signal
 */
export function joinAsPresenter(hear, signal) {
  const channel = new BroadcastChannel(NAME)
  /** @type {string | null} */
  let heard = null
  let waiting = 0

  /** @param {StageCommand} command */
  const ask = (command) => channel.postMessage({ to: heard, ...command })

  function askWhoIsThere() {
    heard = null
    ask({ do: 'tell' })
    clearTimeout(waiting)
    waiting = setTimeout(() => hear(null), PATIENCE_MS)
  }

  /** @param {MessageEvent<StageNews>} event */
  function receive({ data }) {
    if (!('stage' in data)) return
    if ('gone' in data) return data.stage === heard ? askWhoIsThere() : undefined
    clearTimeout(waiting)
    heard = data.stage
    hear(data)
  }

  channel.addEventListener('message', receive)
  signal.addEventListener('abort', () => {
    clearTimeout(waiting)
    channel.close()
  })
  askWhoIsThere()
  return ask
}

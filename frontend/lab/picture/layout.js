// Where each event of a run stands: a row is a moment, and what passes straight through shares one.

/** @import { EventKind, Exchange, Story, StoryEvent } from '../shared/types.d.ts' */
/**
 * An event of one call, numbered within the picture. `before` is the kind of the event before it.
 * @typedef {{ event: StoryEvent, number: number, row: number, before: EventKind | null }} Placed
 */

/** @type {Set<EventKind | null>} */
const LEAVING = new Set(['asks', 'sends', 'sends-after-asking', 'loads', 'navigates', 'reuses'])
/** @type {Set<EventKind | null>} */
const CAME_BACK = new Set(['answers', 'follows', 'never-answers'])
const PARTIES = /** @type {const} */ (['proxy', 'cache', 'layer'])

/** @typedef {typeof PARTIES[number]} Party who answered in front of the app */

/**
 * Returns the events of each call, placed.
 * @param {StoryEvent[]} events
 * @returns {Placed[][]}
 */
export function placedCalls(events) {
  /** @type {Map<number, Placed[]>} */
  const calls = new Map()
  events.forEach((event, index) => {
    const placed = calls.get(event.call) ?? []
    calls.set(event.call, placed)
    placed.push(place(event, index + 1, placed))
  })
  return [...calls.values()]
}

/** @param {StoryEvent} event @param {number} number @param {Placed[]} earlier */
function place(event, number, earlier) {
  const last = earlier.at(-1)
  const before = last?.event.kind ?? null
  return { event, number, before, row: rowOf(event, last, earlier) }
}

/**
 * @param {StoryEvent} event
 * @param {Placed | undefined} last
 * @param {Placed[]} earlier
 */
function rowOf({ kind }, last, earlier) {
  if (!last) return 1
  const before = last.event.kind
  if (LEAVING.has(kind)) return CAME_BACK.has(before) ? last.row + 1 : last.row
  if (kind === 'answers') return last.row + 1
  if (kind === 'never-answers') return before === 'receives' ? last.row + 1 : last.row
  if (kind === 'never-receives') return last.row + (earlier.length > 2 ? 1 : 0)
  if (kind === 'gets') return before === 'never-receives' ? rowAfterRefusal(earlier) : last.row
  if (kind === 'fails') return last.row + (last.before === 'receives' ? 0 : 1)
  // What was kept, or came from somebody who is not on record, is an answer without an event.
  return kind !== 'receives' && LEAVING.has(before) ? last.row + 1 : last.row
}

// Where the call itself ran into the gate, its row is taken by the call.
/** @param {Placed[]} earlier */
function rowAfterRefusal(earlier) {
  const { row, before } = /** @type {Placed} */ (earlier.at(-2))
  return before === 'calls' ? row + 1 : row
}

/**
 * Returns who answered an exchange in front of the app; null if the app itself did.
 * @param {Exchange | undefined} exchange
 * @returns {Party | null}
 */
export function partyOf(exchange) {
  return PARTIES.find((party) => party === exchange?.answered_by) ?? null
}

/**
 * Returns the fourth party of a picture, null if nobody stands between browser and app in it.
 * @param {Story} story
 */
export function fourthParty({ record, during }) {
  const own = record.exchanges.filter(({ number }) => during.includes(number))
  return own.map(partyOf).find(Boolean) ?? null
}

/**
 * Returns what two calls must have in common for the second to be the first once more.
 * @param {Placed[]} placed
 * @param {Map<number, Exchange>} exchangeOf
 */
export function pattern(placed, exchangeOf) {
  return placed
    .map(({ event }) => {
      const exchange = event.exchange === null ? undefined : exchangeOf.get(event.exchange)
      return [event.kind, exchange?.method, exchange?.path, exchange?.response.status].join(' ')
    })
    .join('\n')
}

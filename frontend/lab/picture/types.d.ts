// What each part of a picture is drawn from.

import type { Exchange, Story, StoryEvent, ToldCall } from '../shared/types.d.ts'
import type { Judgement } from './pills.js'
import type { Party, Placed } from './layout.js'

/**
 * Whose page ran the client code, below which base URL, which header the reader was asked for, and
 * what the client code returned.
 */
export interface Where {
  origin: string
  api: string
  header: string | null
  returned?: string
  told?: Told
}

/**
 * A failure that was told, where others are recorded: whose page and which browser it was, null if
 * not known, and the parts that nobody gave, such as "exchange 0 response status". With `isFlask`
 * the server's side of it is recorded, and the server is a Flask app.
 */
export interface Told {
  page: string | null
  browser: string | null
  unknown: string[]
  isFlask?: boolean
}

/** All that is the same for each event of a picture. */
export interface Scene extends Where {
  story: Story
  exchangeOf: Map<number, Exchange>
  party: Party | null
  isAttacker: boolean
  /** Whether another's page did something in the name of somebody who is logged in. */
  isTheft: boolean
}

/** One event with its call and its exchange. */
export interface Moment extends Placed {
  scene: Scene
  event: StoryEvent
  call: ToldCall
  exchange: Exchange | undefined
  judgement: Judgement | undefined
}

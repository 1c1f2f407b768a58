// What the picture draws where the story has it: cookies, and what a run wrote.

import type { Exchange, Story, StoryEvent, ToldCall } from '../shared/types.d.ts'
import type { Judgement } from './pills.js'
import type { Party, Placed } from './layout.js'

/** A cookie and the rule that kept or refused it; null where it went or was stored. */
export interface ToldCookie {
  name: string
  attributes: string
  rule: string | null
  sentence: string
}

/** What one exchange did with the cookie jar. */
export interface CookieTurn {
  exchange: number | null
  jar: ToldCookie[]
  sent: ToldCookie[]
  withheld: ToldCookie[]
  stored: ToldCookie[]
  refused: ToldCookie[]
}

/** What Flask held when the run began, and what it holds. */
export interface Effect {
  exchange: number
  of: string
  before: string[]
  after: string[]
}

export type PictureCall = ToldCall & { cookies?: CookieTurn[] }

export type PictureStory = Omit<Story, 'calls'> & { calls: PictureCall[]; effect?: Effect | null }

/** Whose page ran the client code, below which base URL, and which header the reader was asked for. */
export interface Where {
  origin: string
  api: string
  header: string | null
}

/** All that is the same for each event of a picture. */
export interface Scene extends Where {
  story: PictureStory
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
  call: PictureCall
  exchange: Exchange | undefined
  judgement: Judgement | undefined
}

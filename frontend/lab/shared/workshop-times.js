// Times of a workshop in words.

import { language } from './page-data.js'
import { t } from './text.js'

const LANGUAGE_TAGS = { en: 'en-GB', zh: 'zh-CN' } // both say 14:05

/**
 * Returns so many seconds as 4:05 or 1:04:05.
 * @param {number} seconds
 */
export function duration(seconds) {
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  const [mm, ss] = [minutes, seconds % 60].map((each) => String(each).padStart(2, '0'))
  return hours ? `${hours}:${mm}:${ss}` : `${minutes}:${ss}`
}

/**
 * Returns a time of the plan, in seconds from its start, as 0:08 or 1:08: hours and minutes.
 * @param {number} seconds
 */
export function planned(seconds) {
  return `${Math.floor(seconds / 3600)}:${String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')}`
}

/**
 * Returns what a clock on the wall shows then.
 * @param {number} time milliseconds, as Date has them
 */
export function onTheWall(time) {
  const form = /** @type {const} */ ({ hour: '2-digit', minute: '2-digit' })
  return new Date(time).toLocaleTimeString(LANGUAGE_TAGS[language], form)
}

/**
 * Says whether the room is early or late, in minutes.
 * @param {number} late seconds, less than 0 if it is early
 */
export function paceText(late) {
  const minutes = Math.round(Math.abs(late) / 60)
  if (minutes === 0) return t('clock.on-time')
  return late > 0 ? t('clock.behind', { minutes }) : t('clock.ahead', { minutes })
}

// What the page asks of its own server about the course.

import { language } from './page-data.js'

/** @import { Diagnosis, Place, SearchEntry } from './types.d.ts' */

// Kept from the start, as in lab-api.js.
const fetch = globalThis.fetch.bind(globalThis)

/**
 * Returns what can be looked up; see search_index in frontend/course/search.py.
 * @returns {Promise<SearchEntry[]>}
 */
export function searchEntries() {
  return ask(`/${language}/search.json`)
}

/**
 * Returns the experiments or lessons that show what a diagnosis is about; see
 * frontend/course/places.py.
 * @param {Pick<Diagnosis, 'reason' | 'covers'>} diagnosis
 * @returns {Promise<Place[]>}
 */
export function shownIn({ reason, covers }) {
  const query = new URLSearchParams([['reason', reason ?? ''], ...covers.map((id) => ['id', id])])
  return ask(`/${language}/shown.json?${query}`)
}

/** @param {string} path */
async function ask(path) {
  const response = await fetch(path)
  return response.json()
}

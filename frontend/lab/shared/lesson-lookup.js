// Looks up lessons and experiments, and what is wrong with a pasted error. Loaded with the first letter
// that is typed into the search.

import { searchEntries, shownIn } from './course-api.js'
import { ApiUnreachable, LabProblem, diagnose } from './lab-api.js'
import { found, searchable } from './search-index.js'
import { language } from './page-data.js'
import { blanked } from './secrets.js'

/** @import { Diagnosis, Place, SearchEntry } from './types.d.ts' */

/** @type {Promise<SearchEntry[]> | undefined} */
let entries

/**
 * Returns the lessons and experiments that a query is about, best first.
 * @param {string} query
 * @returns {Promise<Place[]>}
 */
export async function lookUp(query) {
  entries ??= searchEntries().then(searchable)
  return found(await entries, query)
}

/**
 * Returns what is wrong, if the text tells of a failure, and what shows it.
 * @param {string} text
 * @returns {Promise<{ text: string, diagnosis: Diagnosis, shown: Place[] } | null>}
 */
export async function lookUpError(text) {
  const [blankedText] = blanked(text)
  const [diagnosis] = await diagnosed(blankedText)
  return diagnosis ? { text: blankedText, diagnosis, shown: await shownIn(diagnosis) } : null
}

/**
 * Without the API the lessons can still be searched.
 * @param {string} text
 * @returns {Promise<Diagnosis[]>}
 */
async function diagnosed(text) {
  try {
    return (await diagnose(text, language)).diagnoses
  } catch (error) {
    if (error instanceof ApiUnreachable || error instanceof LabProblem) return []
    throw error
  }
}

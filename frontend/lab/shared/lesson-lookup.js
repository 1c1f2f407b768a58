// Looks up lessons and experiments, and what a console line means. Loaded with the first letter that
// is typed into the search.

import { searchEntries, shownIn } from './course-api.js'
import { ApiUnreachable, LabProblem, pastedError } from './lab-api.js'
import { found, searchable } from './search-index.js'
import { language } from './page-data.js'

/** @import { PastedLine, Place, SearchEntry } from './types.d.ts' */

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
 * Returns the line, if the text is one of the console's, and what shows it.
 * @param {string} text
 * @returns {Promise<{ line: PastedLine, shown: Place[] } | null>}
 */
export async function lookUpLine(text) {
  const [line] = await recognised(text)
  return line ? { line, shown: await shownIn(line) } : null
}

/**
 * Without the API the lessons can still be searched.
 * @param {string} text
 * @returns {Promise<PastedLine[]>}
 */
async function recognised(text) {
  try {
    return await pastedError(text, language)
  } catch (error) {
    if (error instanceof ApiUnreachable || error instanceof LabProblem) return []
    throw error
  }
}

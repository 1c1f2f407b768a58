// Looks words up in the entries of search.json; see frontend/course/search.py. Pure.

/** @import { SearchEntry } from './types.d.ts' */

// What a word counts where it is found: in what an entry is about, in its terms, in passing.
const WEIGHTS = [9, 3, 1]

/**
 * Returns the entries as found() takes them.
 * @param {SearchEntry[]} entries
 * @returns {SearchEntry[]}
 */
export function searchable(entries) {
  return entries.map((entry) => ({
    ...entry,
    words: entry.words.map((text) => ` ${normal(text)}`),
  }))
}

/**
 * Returns the entries that have every word of `query`, best first.
 * @param {SearchEntry[]} entries
 * @param {string} query
 * @returns {SearchEntry[]}
 */
export function found(entries, query) {
  const words = normal(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return entries
    .map((entry) => ({ entry, score: score(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ entry }) => entry)
}

/**
 * 0 when a word is missing.
 * @param {SearchEntry} entry
 * @param {string[]} words
 */
function score(entry, words) {
  const points = words.map((word) => {
    return Math.max(...entry.words.map((text, place) => WEIGHTS[place] * fit(text, word)))
  })
  return points.includes(0) ? 0 : points.reduce((sum, each) => sum + each, 0)
}

/**
 * The beginning of a word counts twice what the middle of one does.
 * @param {string} text
 * @param {string} word
 */
function fit(text, word) {
  if (text.includes(` ${word}`)) return 2
  return text.includes(word) ? 1 : 0
}

/**
 * `max_age` is found in Access-Control-Max-Age too.
 * @param {string} text
 */
function normal(text) {
  return text.toLowerCase().replaceAll('_', '-').replaceAll('’', "'")
}

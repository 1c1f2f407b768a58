// Looks words up in the entries of search.json; see frontend/course/search.py. Pure.

/** @import { SearchEntry } from './types.d.ts' */

// What a word counts where it is found, by the place of the text in an entry: in a synonym that leads
// to it before all, in its titles, in its other names, in its terms, in passing.
const WEIGHTS = [16, 12, 8, 3, 1]
const CHINESE = /^\p{Script=Han}{3,}$/u

/**
 * Returns the entries as found() takes them.
 * @param {SearchEntry[]} entries
 * @returns {SearchEntry[]}
 */
export function searchable(entries) {
  return entries.map((entry) => ({
    ...entry,
    words: entry.words.map((text) => ` ${normal(text)} `),
  }))
}

/**
 * Returns the entries that have every word of `query`, in any order, best first. If none has, it is
 * those that fit best what there is of the words; the rarer a word, the more it counts.
 * @param {SearchEntry[]} entries
 * @param {string} query
 * @returns {SearchEntry[]}
 */
export function found(entries, query) {
  const words = normal(query)
    .split(' ')
    .filter(Boolean)
    .flatMap((word) => partsOf(word, entries))
  const points = entries.map((entry) => words.map((word) => pointsOf(entry, word)))
  const sums = points.map((each) => (each.every(Boolean) ? sum(each) : 0))
  const scores = sums.some(Boolean) ? sums : scoresInPart(points)
  const least = Math.max(...scores) / (scores === sums ? Infinity : 2)
  return entries
    .map((entry, index) => ({ entry, score: scores[index] }))
    .filter(({ score }) => score > 0 && score >= least)
    .sort((one, other) => other.score - one.score)
    .map(({ entry }) => entry)
}

/**
 * Returns a score for each entry from its points by word, whether or not it has every word.
 * @param {number[][]} points
 */
function scoresInPart(points) {
  /** @param {number} word */
  const spread = (word) => points.filter((each) => each[word] > 0).length
  return points.map((each) => sum(each.map((count, word) => count && count / spread(word))))
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0)
}

/**
 * Chinese has no spaces between words: what is nowhere as a whole is looked up by twos.
 * @param {string} word
 * @param {SearchEntry[]} entries
 */
function partsOf(word, entries) {
  const isWhole = !CHINESE.test(word) || entries.some((entry) => pointsOf(entry, word) > 0)
  if (isWhole) return [word]
  return Array.from(word.slice(1), (_, index) => word.slice(index, index + 2))
}

/** @param {SearchEntry} entry @param {string} word */
function pointsOf(entry, word) {
  return Math.max(...entry.words.map((text, place) => WEIGHTS[place] * fit(text, word)))
}

/**
 * A whole word counts most, then the beginning of one, then its middle.
 * @param {string} text
 * @param {string} word
 */
function fit(text, word) {
  if (text.includes(` ${word} `)) return 3
  if (text.includes(` ${word}`)) return 2
  return text.includes(word) ? 1 : 0
}

/**
 * `max_age` is found in Access-Control-Max-Age too, and a comma is in no word.
 * @param {string} text
 */
function normal(text) {
  return text
    .toLowerCase()
    .replaceAll('_', '-')
    .replaceAll('’', "'")
    .replace(/[\s,;:!?()“”"、，。：；？！（）]+/g, ' ')
}

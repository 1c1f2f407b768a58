// What the page asks of its own server about the course.

import { language } from './text.js'

// Kept from the start, as in lab-api.js.
const fetch = globalThis.fetch.bind(globalThis)

/** Returns what can be looked up; see search_index in frontend/course/search.py. */
export function searchEntries() {
  return ask(`/${language}/search.json`)
}

/**
 * Returns the experiments or lessons that show what a console line is about, each `{path, name, within}`; see
 * frontend/course/places.py. A line is one of pastedError() in lab-api.js.
 */
export function shownIn({ reason, covers }) {
  const query = new URLSearchParams([['reason', reason], ...covers.map((id) => ['id', id])])
  return ask(`/${language}/shown.json?${query}`)
}

async function ask(path) {
  const response = await fetch(path)
  return response.json()
}

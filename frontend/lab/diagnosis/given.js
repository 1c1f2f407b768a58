// What the reader gives: text without its secrets, and files without what nobody needs of them.

import { blanked } from '../shared/secrets.js'

/**
 * A file, or a long text, that is held beside the box. `secrets` were taken out of it.
 * @typedef {{ name: string, text: string, secrets: number }} Held
 */

/** A file, or a text and what to call it. @typedef {File | { name: string, text: string }} Given */

/** What the lab takes at once is a little more: backend/lab/diagnoses.py. */
export const MAX_SENT_BYTES = 8 * 1024 * 1024 - 1024
const MAX_FILE_BYTES = 64 * 1024 * 1024

/**
 * Why something can't be taken: it is too large, too long even without its bodies, or no text.
 * @typedef {'too-large' | 'too-long' | 'no-text'} Reason
 */

/** Something that can't be taken. */
export class Untakable extends Error {
  /** @param {Reason} reason */
  constructor(reason) {
    super(reason)
    this.reason = reason
  }
}

/**
 * Returns a text under a name, or a file's, ready to be sent. Throws Untakable.
 * @param {Given} given
 * @returns {Promise<Held>}
 */
export async function heldOf(given) {
  if (!(given instanceof Blob)) return held(given.name, given.text)
  if (given.size > MAX_FILE_BYTES) throw new Untakable('too-large')
  return held(given.name, await given.text())
}

/** @param {string} name @param {string} whole @returns {Held} */
function held(name, whole) {
  if (whole.includes('\0')) throw new Untakable('no-text')
  const [text, secrets] = blanked(withoutBodies(whole))
  if (new Blob([JSON.stringify(text)]).size > MAX_SENT_BYTES) throw new Untakable('too-long')
  return { name, text, secrets }
}

/**
 * Returns a HAR file without the bodies in it, which are most of it, and without what else says
 * nothing about CORS. Any other text is returned unchanged.
 * http://www.softwareishard.com/blog/har-12-spec/
 * @param {string} text
 */
export function withoutBodies(text) {
  if (!/^\s*\{\s*"log"\s*:/.test(text)) return text
  try {
    return JSON.stringify(JSON.parse(text, slimmed))
  } catch {
    return text // the lab says where it is broken
  }
}

// Cookies and parameters stand in headers and URLs, too.
const IDLE = new Set(
  'cache cookies pages params queryString stack text timings _webSocketMessages'.split(' '),
)

/** @param {string} key @param {any} value */
function slimmed(key, value) {
  return IDLE.has(key) ? undefined : value
}

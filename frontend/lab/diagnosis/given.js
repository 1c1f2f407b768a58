// What the reader gives: text without its secrets, and files without what nobody needs of them.

import { blanked } from '../shared/secrets.js'

/**
 * A file, or a long text, that is held beside the box. `secrets` were taken out of it.
 * @typedef {{ name: string, text: string, secrets: number }} Held
 */

export const MAX_CHARACTERS = 8 * 1024 * 1024 // what the lab reads at once
export const MAX_FILE_BYTES = 64 * 1024 * 1024

/** Why a file can't be taken: `too-large`, `too-long` without its bodies, or `no-text`. */
export class Untakable extends Error {
  /** @param {'too-large' | 'too-long' | 'no-text'} reason */
  constructor(reason) {
    super(reason)
    this.reason = reason
  }
}

/**
 * Returns a file's text, ready to be sent. Throws Untakable.
 * @param {File} file
 * @returns {Promise<Held>}
 */
export async function heldFile(file) {
  if (file.size > MAX_FILE_BYTES) throw new Untakable('too-large')
  return heldText(file.name, await file.text())
}

/**
 * Returns a text under a name, ready to be sent. Throws Untakable.
 * @param {string} name
 * @param {string} whole
 * @returns {Held}
 */
export function heldText(name, whole) {
  if (whole.includes('\0')) throw new Untakable('no-text')
  const [text, secrets] = blanked(withoutBodies(whole))
  if (text.length > MAX_CHARACTERS) throw new Untakable('too-long')
  return { name, text, secrets }
}

/**
 * Returns a HAR file without the bodies in it, which are most of it and say nothing about CORS. Any
 * other text is returned unchanged. http://www.softwareishard.com/blog/har-12-spec/
 * @param {string} text
 */
export function withoutBodies(text) {
  if (!/^\s*\{\s*"log"\s*:/.test(text)) return text
  try {
    return JSON.stringify(JSON.parse(text, dropBody))
  } catch {
    return text // the lab says where it is broken
  }
}

/** @param {string} key @param {any} value */
function dropBody(key, value) {
  const isBody = key === 'content' || key === 'postData'
  if (isBody && value) return { ...value, text: undefined, params: undefined }
  return key === '_webSocketMessages' ? undefined : value
}

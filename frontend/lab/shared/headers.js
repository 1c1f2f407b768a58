// Header fields as lists of [name, value].

/** @import { Headers } from './types.d.ts' */

/**
 * Returns the first value of a header, undefined if there is none.
 * @param {Headers} headers
 * @param {string} name in lower case
 */
export function header(headers, name) {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1]
}

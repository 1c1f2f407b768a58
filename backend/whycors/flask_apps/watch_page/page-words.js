// The page's own words, in its language.

import { find } from './lab/shared/dom.js'

/** @type {Record<string, string>} */
export const words = JSON.parse(find(document, '#words', HTMLScriptElement).text)

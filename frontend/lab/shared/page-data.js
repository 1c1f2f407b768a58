// What the server tells each page of the lab: its language, and the origins.

import { find } from './dom.js'

/** @import { PageData } from './types.d.ts' */

/** @type {PageData} */
const lab = JSON.parse(find(document, '#lab', HTMLScriptElement).text)

export const language = lab.language

/** The origins as the browser sees them: of the `api`, and of each kind of page. */
export const origins = lab.origins

/** The origins at which client code may ask the API: its `own`, and others. */
export const apis = lab.apis

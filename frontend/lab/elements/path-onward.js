// In a lesson of the path that the reader chose last, the bar's ways on and back follow that path.

import { find } from '../shared/dom.js'
import { language } from '../shared/page-data.js'
import { chosenPath } from '../shared/paths.js'
import { t } from '../shared/text.js'

/** @typedef {{ href: string, name: string }} Neighbour */
/** @typedef {{ path: string, name: string } & Record<'previous' | 'next', Neighbour | null>} Step */

/** @type {Step[]} */
const steps = JSON.parse(find(document, '#path-steps', HTMLScriptElement).text)
const step = steps.find(({ path }) => path === chosenPath())
const [lesson] = location.pathname.match(/^.*\/lessons\/[^/]+\//) ?? ['']

/**
 * Where a link of the bar leads out of the lesson it is set anew; within the lesson it is right.
 * @param {string} selector
 * @param {string} href
 * @param {string} text
 */
function lead(selector, href, text) {
  const link = find(document, `.onward ${selector}`, HTMLAnchorElement)
  if (link.pathname.startsWith(lesson)) return
  link.href = href + location.search
  find(link, '.name', HTMLElement).textContent = text
}

if (step) {
  const { path, name, previous, next } = step
  const page = `/${language}/paths/${path}/`
  lead('.previous', previous?.href ?? page, previous?.name ?? name)
  lead(
    '.next',
    next?.href ?? page,
    next ? t('paths.next', { name: next.name }) : t('paths.end', { name }),
  )
}

// Marks every link to an experiment (data-experiment) with what the reader predicted there, and
// counts the marks of each chapter (data-chapter) and of each path (data-lessons).

import { element, find, findAll } from '../shared/dom.js'
import { chosenPath, experimentLinks, experimentOf } from '../shared/paths.js'
import { progress, withProgress } from '../shared/progress.js'
import { t } from '../shared/text.js'

/** @import { Progress } from '../shared/types.d.ts' */

function mark() {
  const noted = progress()
  for (const link of findAll(document, 'a[data-experiment]', HTMLAnchorElement)) {
    const entry = noted[experimentOf(link)]
    link.querySelector('.mark')?.remove()
    if (entry) link.append(' ', markOf(entry.right))
  }
  for (const chapter of findAll(document, '[data-chapter]', HTMLElement)) {
    count(chapter, findAll(chapter, '.experiments a', HTMLAnchorElement), noted)
  }
  for (const path of findAll(document, '[data-lessons]', HTMLElement)) {
    count(path, experimentLinks(path.dataset.lessons), noted)
    find(path, '.yours', HTMLElement).hidden = path.dataset.path !== chosenPath()
  }
}

/** @param {boolean} right */
function markOf(right) {
  const [name, shape] = right ? ['right', '✓'] : ['missed', '↻']
  return element(
    'span',
    { class: `mark ${name}` },
    element('span', { 'aria-hidden': 'true' }, shape),
    element('span', { class: 'sr' }, right ? t('progress.right') : t('progress.missed')),
  )
}

/** @param {HTMLElement} part @param {HTMLAnchorElement[]} links @param {Progress} noted */
function count(part, links, noted) {
  const entries = links.map((link) => noted[experimentOf(link)]).filter(Boolean)
  const missed = entries.filter(({ right }) => !right).length
  const [done, total] = [entries.length, links.length]
  find(part, '.done', HTMLElement).textContent = countText(done, total, missed)
  part.classList.toggle('finished', done === total && missed === 0)
}

/** @param {number} done @param {number} total @param {number} missed */
function countText(done, total, missed) {
  if (done === 0) return t('progress.chapter-new', { total })
  if (missed === 0) return t('progress.chapter', { done, total })
  return t('progress.chapter-missed', { done, total, missed })
}

withProgress(mark)

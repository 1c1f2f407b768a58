// `<course-onward>`: a link to the next experiment that the reader has not run yet, along the path
// chosen last or else through the course. In a path's own page, which its attribute `path` names, that
// path is chosen by opening the page.

import { find, findAll } from '../shared/dom.js'
import {
  choosePath,
  chosenPath,
  experimentLinks,
  experimentOf,
  leavePath,
} from '../shared/paths.js'
import { progress, withProgress } from '../shared/progress.js'
import { t } from '../shared/text.js'
import { LabElement } from './lab-element.js'

class CourseOnward extends LabElement {
  /** @param {AbortSignal} signal */
  connected(signal) {
    const path = this.getAttribute('path')
    if (path) choosePath(path)
    this.querySelector('.leave')?.addEventListener('click', leavePath, { signal })
    withProgress(() => this.draw(), signal)
  }

  draw() {
    const noted = progress()
    const links = experimentLinks(lessonsOf(chosenPath()))
    /** @param {HTMLAnchorElement} link */
    const isRun = (link) => experimentOf(link) in noted
    const next = links.find((link) => !isRun(link)) ?? links[0]
    const onward = find(this, 'a', HTMLAnchorElement)
    onward.href = next.href
    onward.textContent = onwardText(next, links.some(isRun), links.every(isRun))
  }
}

customElements.define('course-onward', CourseOnward)

/**
 * Returns the lessons of a path as the page's card of it names them, undefined without one.
 * @param {string | null} path
 */
function lessonsOf(path) {
  const cards = findAll(document, '[data-path]', HTMLElement)
  return cards.find(({ dataset }) => dataset.path === path)?.dataset.lessons
}

/** @param {HTMLAnchorElement} next @param {boolean} isBegun @param {boolean} isDone */
function onwardText(next, isBegun, isDone) {
  const row = next.closest('.of-chapter > li') ?? next
  const lesson = find(row, 'a', HTMLAnchorElement).textContent
  const number = next.firstChild?.textContent
  if (isDone) return t('paths.again', { lesson })
  return isBegun ? t('paths.continue', { lesson, number }) : t('paths.start', { lesson })
}

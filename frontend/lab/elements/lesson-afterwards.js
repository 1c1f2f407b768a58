// `<lesson-afterwards>`: what the lesson comes to, for who has run it. It opens with the last run.

import { find, findAll } from '../shared/dom.js'
import { experimentOf } from '../shared/paths.js'
import { progress, withProgress } from '../shared/progress.js'
import { t } from '../shared/text.js'
import { LabElement } from './lab-element.js'

const IN_REVIEW = new URLSearchParams(location.search).has('review')

class LessonAfterwards extends LabElement {
  /** @param {AbortSignal} signal */
  connected(signal) {
    withProgress(() => this.draw(), signal)
    addEventListener('ran', () => this.draw(), { signal })
  }

  draw() {
    const noted = progress()
    const tabs = findAll(document, '.tabs a', HTMLAnchorElement)
    /** @param {HTMLAnchorElement} tab */
    const isNoted = (tab) => experimentOf(tab) in noted
    // What can't be run in this place keeps nobody waiting.
    const left = tabs.filter((tab) => !isNoted(tab) && !('lacking' in tab.dataset)).length
    const isKnown = !IN_REVIEW && tabs.some((tab) => tab.ariaCurrent === 'page' && isNoted(tab))
    this.hidden = !isKnown && !document.querySelector('lesson-stage[data-outcome]')
    find(this, 'summary', HTMLElement).textContent = summary(left)
    if (left === 0) find(this, 'details', HTMLDetailsElement).open = true
  }
}

customElements.define('lesson-afterwards', LessonAfterwards)

/** @param {number} left */
function summary(left) {
  if (left === 0) return t('afterwards')
  return left === 1 ? t('afterwards.one') : t('afterwards.more', { left })
}

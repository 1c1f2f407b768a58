// `<chapter-review>`: the experiments of a chapter whose outcome was predicted wrongly, to be
// predicted again.

import 'more-texts'
import { find, findAll } from '../shared/dom.js'
import { experimentOf } from '../shared/paths.js'
import { progress, withProgress } from '../shared/progress.js'
import { t } from '../shared/text.js'
import { LabElement } from './lab-element.js'

class ChapterReview extends LabElement {
  /** @param {AbortSignal} signal */
  connected(signal) {
    withProgress(() => this.draw(), signal)
  }

  draw() {
    const noted = progress()
    const items = findAll(this, 'li', HTMLLIElement)
    /** @param {HTMLLIElement} item */
    const entryOf = (item) => noted[experimentOf(find(item, 'a', HTMLAnchorElement))]
    for (const item of items) item.hidden = entryOf(item)?.right !== false
    const missed = items.filter((item) => !item.hidden).length
    const done = items.filter(entryOf).length
    find(this, '.state', HTMLElement).textContent = stateText(missed, done, items.length)
  }
}

customElements.define('chapter-review', ChapterReview)

/** @param {number} missed @param {number} done @param {number} total */
function stateText(missed, done, total) {
  if (missed > 0) return t('review.missed', { missed })
  if (done === 0) return t('review.not-begun')
  return done < total ? t('review.so-far', { done, total }) : t('review.all', { total })
}

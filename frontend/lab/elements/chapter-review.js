// `<chapter-review>`: the experiments of a chapter whose outcome was predicted wrongly, to be
// predicted again.

import { progress, withProgress } from '../shared/progress.js'
import { t } from '../shared/text.js'

class ChapterReview extends HTMLElement {
  connectedCallback() {
    withProgress(() => this.draw())
  }

  draw() {
    const noted = progress()
    const items = Array.from(this.querySelectorAll('li'))
    const entryOf = (item) => noted[item.querySelector('a').dataset.experiment]
    for (const item of items) item.hidden = entryOf(item)?.right !== false
    const missed = items.filter((item) => !item.hidden).length
    const done = items.filter(entryOf).length
    this.querySelector('.state').textContent = stateText(missed, done, items.length)
  }
}

customElements.define('chapter-review', ChapterReview)

function stateText(missed, done, total) {
  if (missed > 0) return t('review.missed', { missed })
  if (done === 0) return t('review.not-begun')
  return done < total ? t('review.so-far', { done, total }) : t('review.all', { total })
}

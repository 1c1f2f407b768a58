// `<course-map>`: the chapters, of which the one is open that the address names, or in which the
// reader was last.

import { findAll } from '../shared/dom.js'
import { experimentLinks, experimentOf } from '../shared/paths.js'
import { progress } from '../shared/progress.js'
import { LabElement } from './lab-element.js'

class CourseMap extends LabElement {
  /** @param {AbortSignal} signal */
  connected(signal) {
    addEventListener('hashchange', () => this.open(this.named()), { signal })
    this.open(this.named() ?? this.latest())
  }

  chapters() {
    return findAll(this, ':scope > details', HTMLDetailsElement)
  }

  named() {
    return this.chapters().find(({ id }) => id && `#${id}` === location.hash)
  }

  latest() {
    const entries = Object.entries(progress()).map(([id, { when }]) => ({
      id,
      at: Date.parse(when),
    }))
    const latest = entries.sort((one, other) => other.at - one.at)[0]
    const link = experimentLinks().find((each) => experimentOf(each) === latest?.id)
    return link?.closest('details')
  }

  /** @param {HTMLDetailsElement | null | undefined} chapter */
  open(chapter) {
    if (!chapter) return
    for (const each of this.chapters()) each.open = each === chapter
    if (chapter === this.named()) chapter.scrollIntoView()
  }
}

customElements.define('course-map', CourseMap)

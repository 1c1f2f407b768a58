// `<course-map>`: the chapters, of which the one is open that the address names, or in which the
// reader was last.

import { progress } from '../shared/progress.js'

class CourseMap extends HTMLElement {
  connectedCallback() {
    addEventListener('hashchange', () => this.open(this.named()))
    this.open(this.named() ?? this.latest())
  }

  named() {
    return Array.from(this.children).find(({ id }) => id && `#${id}` === location.hash)
  }

  latest() {
    const times = Object.entries(progress()).map(([id, { when }]) => [id, Date.parse(when)])
    const [[id] = []] = times.sort(([, one], [, other]) => other - one)
    return this.querySelector(`a[data-experiment="${id}"]`)?.closest('details')
  }

  open(chapter) {
    if (!chapter) return
    for (const each of this.children) each.open = each === chapter
    if (chapter === this.named()) chapter.scrollIntoView()
  }
}

customElements.define('course-map', CourseMap)

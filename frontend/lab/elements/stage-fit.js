// On a projector nobody scrolls. Where the bar would hide the end of a result, all of it gets smaller;
// if that isn't enough the verdict goes under the choices, too. on-stage.css has both looks.

import { find } from '../shared/dom.js'

const LOOKS = ['', 'smaller', 'smaller cramped']

const stage = find(document, 'lesson-stage', HTMLElement)

/** Gives the stage the first look in which all can be seen, else the last one. */
function fit() {
  for (const look of LOOKS) {
    stage.className = `stage ${look}`
    const parts = [find(stage, '.result', HTMLElement), find(stage, '.told', HTMLElement)]
    const end = Math.max(...parts.map((part) => part.getBoundingClientRect().bottom)) + scrollY
    if (end <= innerHeight - find(document, '.onward', HTMLElement).offsetHeight) return
  }
}

addEventListener('ran', fit)
addEventListener('resize', fit)

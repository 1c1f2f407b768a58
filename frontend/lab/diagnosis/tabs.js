// Tabs: https://www.w3.org/WAI/ARIA/apg/patterns/tabs/

import { element } from '../shared/dom.js'

/** @typedef {{ id: string, name: string, panel: HTMLElement }} Tab */

/** @type {Record<string, (at: number, count: number) => number>} */
const MOVES = {
  ArrowLeft: (at, count) => (at + count - 1) % count,
  ArrowRight: (at, count) => (at + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

let lists = 0

/**
 * Returns tabs over their panels. `chosen` is the id of the one that is open at first, else the first
 * is; `choose` is told the id of each one that the reader opens.
 * @param {string} label
 * @param {Tab[]} items
 * @param {string | null} chosen
 * @param {(id: string) => void} choose
 */
export function tabs(label, items, chosen, choose) {
  const list = `tabs-${(lists += 1)}`
  const buttons = items.map(({ id, name, panel }) => {
    panel.id = `${list}-${id}-panel`
    panel.setAttribute('role', 'tabpanel')
    panel.setAttribute('aria-labelledby', `${list}-${id}`)
    const attributes = {
      type: 'button',
      role: 'tab',
      id: `${list}-${id}`,
      'aria-controls': panel.id,
    }
    return element('button', attributes, name)
  })
  buttons.forEach((button, index) => button.addEventListener('click', () => open(index)))
  const row = element('div', { role: 'tablist', 'aria-label': label }, ...buttons)
  row.addEventListener('keydown', move)
  show(
    Math.max(
      0,
      items.findIndex(({ id }) => id === chosen),
    ),
  )
  return element('div', { class: 'tabs' }, row, ...items.map(({ panel }) => panel))

  /** @param {number} at */
  function show(at) {
    buttons.forEach((button, index) => {
      button.ariaSelected = String(index === at)
      button.tabIndex = index === at ? 0 : -1
      items[index].panel.hidden = index !== at
    })
  }

  /** @param {number} at */
  function open(at) {
    show(at)
    choose(items[at].id)
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    const at = buttons.findIndex((button) => button === document.activeElement)
    const next = MOVES[event.key]?.(at, buttons.length)
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation() // a picture would step
    open(next)
    buttons[next].focus()
  }
}

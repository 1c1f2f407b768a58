// Styles of what a page shows later on.

import { element } from './dom.js'

/**
 * Loads style sheets. Fulfilled when they are there, or can't be had.
 * @param {string[]} files
 */
export function loadStyles(...files) {
  return Promise.all(files.map(load))
}

/** @param {string} file */
function load(file) {
  const { href } = new URL(`../styles/${file}`, import.meta.url)
  const link = element('link', { rel: 'stylesheet', href })
  return new Promise((resolve) => {
    link.addEventListener('load', resolve)
    link.addEventListener('error', resolve)
    document.head.append(link)
  })
}

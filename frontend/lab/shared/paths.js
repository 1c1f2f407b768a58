// The path through the course that the reader chose last, kept in this browser only, and the links
// to a path's experiments in a page.

import { findAll } from './dom.js'

const KEY = 'path'

/** Returns the path's slug, null if none was chosen. */
export function chosenPath() {
  return localStorage.getItem(KEY)
}

/** @param {string} slug */
export function choosePath(slug) {
  try {
    localStorage.setItem(KEY, slug)
  } catch {
    // A browser that is told to keep nothing keeps nothing.
  }
}

/** Takes back the choice: onward is then the order of the course. */
export function leavePath() {
  localStorage.removeItem(KEY)
}

/**
 * Returns the experiment that a link leads to, as progress() names it.
 * @param {HTMLAnchorElement} link
 */
export function experimentOf({ pathname }) {
  const [, lesson, experiment] = pathname.match(/\/lessons\/([^/]+)\/([^/]+)\//) ?? []
  return `${lesson}/${experiment}`
}

/**
 * Returns the page's links to experiments: of these lessons in this order, of all without `lessons`.
 * @param {string} [lessons] slugs, as data-lessons has them
 */
export function experimentLinks(lessons) {
  const links = findAll(document, '.experiments a', HTMLAnchorElement)
  if (lessons === undefined) return links
  return lessons
    .split(' ')
    .flatMap((slug) => links.filter((link) => experimentOf(link).startsWith(`${slug}/`)))
}

// The first page: goes on in the language that was chosen last, or that the browser prefers.

/** @type {NodeListOf<HTMLAnchorElement>} */
const found = document.querySelectorAll('a[data-language]')
const links = Array.from(found)
const remembered = localStorage.getItem('language')
const wanted = [remembered, ...navigator.languages].filter((tag) => tag !== null)

const language = wanted
  .map((tag) => tag.split('-')[0])
  .find((tag) => links.some((link) => link.dataset.language === tag))

const link = links.find((each) => each.dataset.language === language) ?? links[0]
location.replace(link.href)

export {} // a module like the others

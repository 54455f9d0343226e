/** Opening the link that a page was made for (`data-open-link`), as soon as the page is there. */

const link = document.querySelector<HTMLAnchorElement>('a[data-open-link]')
if (link) {
  // Whoever comes back finds the page as it is without being sent on again.
  history.replaceState(null, '', location.pathname)
  location.assign(link.href)
}

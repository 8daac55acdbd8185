/** The reference of `queueScroll`: a page that is as high as a queue of 20,000 and shows nothing. Runs in a blank page. */
export function emptyTall(): void {
  document.body.innerHTML = `<div style="height: ${20_000 * 76}px"></div>`;
}

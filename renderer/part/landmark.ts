/** The part of the page that a menu belongs to: outside of every part a screen reader would not tell where it is. */
export function landmarkOf(trigger: HTMLElement): HTMLElement {
  return trigger.closest<HTMLElement>('header, main') ?? document.body;
}

/** What a panel showed last: copies of its parts, which nothing renews. */
export type LastPicture = {
  readonly className: string;
  /** Its heading is not among the parts. */
  readonly hasHeading: boolean;
  readonly parts: readonly Element[];
};

/** Copies what stands in a panel, charts and map included; null: there is none. */
export function lastPictureOf(panel: Element | null | undefined): LastPicture | null {
  if (!panel) return null;
  const copy = panel.cloneNode(true) as Element;
  const canvases = copy.querySelectorAll('canvas');
  for (const [i, canvas] of panel.querySelectorAll('canvas').entries())
    canvases[i]?.getContext('2d')?.drawImage(canvas, 0, 0);
  const parts = [...copy.children].filter(({ tagName }) => tagName !== 'H2');
  for (const part of parts) part.setAttribute('inert', '');
  return { className: copy.className, hasHeading: parts.length < copy.children.length, parts };
}

import { useEffect } from 'react';

/**
 * Gives the focus a place again when what had it is gone, such as a form after its command or a closed dialog: the case
 * that is open, else the list, else the queues. `places` is what may have taken the focus away with it.
 */
export function useKeptFocus(...places: readonly (string | number | null)[]): void {
  useEffect(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const place =
      document.querySelector<HTMLElement>('.desk-case-body') ??
      document.querySelector<HTMLElement>('.desk-rows [tabindex="0"]') ??
      document.querySelector<HTMLElement>('.desk-queue');
    place?.focus({ preventScroll: true });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- as many places as the caller names, always the same number
  }, places);
}

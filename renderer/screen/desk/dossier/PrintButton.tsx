import { useText } from '../../../hook/useText.ts';

/** Prints the case file; the browser's own key for printing gives the same sheet. */
export function PrintButton() {
  const t = useText();
  return (
    <button type="button" className="desk-link" onClick={() => window.print()}>
      {t('desk.dossier.print')}
    </button>
  );
}

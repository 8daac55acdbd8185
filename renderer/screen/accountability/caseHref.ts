/** The address of a case at the desk; the language goes along. */
export function caseHref(id: number): string {
  const language = new URLSearchParams(window.location.search).get('lang');
  return `/desk?case=${id}${language === null ? '' : `&lang=${language}`}`;
}

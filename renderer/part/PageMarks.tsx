/** Which of a list's pages is shown: a bar for each of few, in figures for more, for which a narrow heading has no room; nothing for a single page. */
export function PageMarks({ page, pages }: { readonly page: number; readonly pages: number }) {
  if (pages < 2) return null;
  if (pages > 4)
    return (
      <small className="pages-words num">
        {page + 1}/{pages}
      </small>
    );
  return (
    <span className="pages" aria-hidden="true">
      {Array.from({ length: pages }, (_, i) => (
        <i key={i} className={i === page ? 'on' : ''} />
      ))}
    </span>
  );
}

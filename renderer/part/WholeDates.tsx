/** `10-26`, `10-26 15:10`, `2026-10-26`, but no part of a longer number such as a case's. */
const DATE = /((?<![\d-])(?:\d{4}-)?\d{2}-\d{2}(?: \d{2}:\d{2})?(?![\d-]))/;
const ONE_LINE = { whiteSpace: 'nowrap' } as const;

/** Words in which no date is broken: Chromium else ends a line at the hyphen between two figures. */
export function WholeDates({ text }: { readonly text: string }) {
  return text.split(DATE).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of one text have no other name
      <span key={index} style={ONE_LINE}>
        {part}
      </span>
    ),
  );
}

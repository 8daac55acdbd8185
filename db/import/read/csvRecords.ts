import { UnreadableFile } from './unreadable.ts';

export type CsvRecord = { readonly line: number; readonly fields: readonly string[] };

export type CsvReader = {
  /** Takes the next piece of text and gives the records that are whole by now. */
  readonly push: (text: string) => readonly CsvRecord[];
  /** Gives the last record. */
  readonly end: () => readonly CsvRecord[];
};

const QUOTE = 34;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
/** No field is that long; a quote that was opened so long ago was never closed. */
const FIELD_LIMIT = 1_000_000;

/**
 * Reads RFC 4180 text piece by piece: quoted fields with separators, doubled quotes and line ends, and lines that end in
 * LF, CRLF or CR. A quote inside an unquoted field is itself. An own reader, because the general one is several times
 * slower and an import of a million rows is what the product is measured by.
 * @throws {UnreadableFile} for a quote that is never closed, with the line where it opened.
 */
export function csvReader(separator: string): CsvReader {
  const comma = separator.charCodeAt(0);
  let rest = '';
  let line = 1;

  function read(text: string, isLast: boolean): readonly CsvRecord[] {
    const records: CsvRecord[] = [];
    let start = 0;
    while (start < text.length) {
      const fields: string[] = [];
      let linesInside = 0;
      let at = start;
      let next = -1;
      // One round a field; `next` becomes the beginning of the following record.
      for (;;) {
        if (text.charCodeAt(at) === QUOTE) {
          const close = closingQuote(text, at, isLast);
          if (close === null) {
            if (isLast || text.length - at > FIELD_LIMIT) throw neverClosed(line + linesInside);
            break;
          }
          let after = close + 1;
          while (text.charCodeAt(after) === SPACE) after += 1;
          const sign = text.charCodeAt(after);
          const isEnd = after >= text.length || sign === NEWLINE || sign === RETURN;
          if (!isEnd && sign !== comma) throw neverClosed(line + linesInside);
          const raw = text.slice(at + 1, close);
          if (raw.includes('\n') || raw.includes('\r')) linesInside += lineEndsIn(raw);
          fields.push(raw.includes('"') ? raw.replaceAll('""', '"') : raw);
          at = after;
        } else {
          const from = at;
          let sign = text.charCodeAt(at);
          while (sign !== comma && sign !== NEWLINE && sign !== RETURN && at < text.length)
            sign = text.charCodeAt(++at);
          fields.push(text.slice(from, at));
        }
        if (at >= text.length) {
          if (isLast) next = text.length;
          break;
        }
        const sign = text.charCodeAt(at);
        at += 1;
        if (sign === comma) continue;
        if (sign === RETURN) {
          // Whether a line feed belongs to it, the next piece tells.
          if (at >= text.length && !isLast) break;
          if (text.charCodeAt(at) === NEWLINE) at += 1;
        }
        next = at;
        break;
      }
      if (next < 0) break;
      if (fields.length > 1 || fields[0] !== '') records.push({ line, fields });
      line += 1 + linesInside;
      start = next;
    }
    rest = start === 0 ? text : text.slice(start);
    return records;
  }

  return {
    push: (text) => read(rest === '' ? text : rest + text, false),
    end: () => read(rest, true),
  };
}

/** Where the quote opened at `open` closes; null: not within this text. */
function closingQuote(text: string, open: number, isLast: boolean): number | null {
  let at = open + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    // At the very end of a piece the quote may be the first of a doubled one.
    if (quote + 1 >= text.length) return isLast ? quote : null;
    if (text.charCodeAt(quote + 1) !== QUOTE) return quote;
    at = quote + 2;
  }
}

function lineEndsIn(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

function neverClosed(line: number): UnreadableFile {
  return new UnreadableFile(
    `第 ${line} 行有一个引号没有配对（打开后没有关闭）。请在该行补上或删去引号后再导入。`,
    line,
  );
}

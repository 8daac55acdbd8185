import { useText } from '../../hook/useText.ts';
import type { ExportFormat } from './exportHref.ts';

type ExportLinksProps = {
  readonly href: (format: ExportFormat) => string;
  readonly label: 'assess.export.table' | 'assess.export.cases';
};

const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv'];

/** The same as files: the host makes them, so they hold all that a screen cuts. */
export function ExportLinks({ href, label }: ExportLinksProps) {
  const t = useText();
  return (
    <span className="assess-export">
      {t(label)}
      {FORMATS.map((format) => (
        <a
          key={format}
          className="desk-link"
          href={href(format)}
          download
          aria-label={`${t(label)} ${format.toUpperCase()}`}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}

import { Children } from 'react';
import type { ReactNode } from 'react';

export type TabListProps = {
  readonly title: string;
  readonly note: string;
  /** Beside the heading. */
  readonly action?: ReactNode;
  /** What stands there instead of rows. */
  readonly empty: string;
  /** The headings; the last ones stand at the end of their cells, so many of them. */
  readonly columns: readonly string[];
  readonly atEnd?: number;
  readonly children: ReactNode;
};

/** The list of a part of the page: a heading with its count, a table, or words that there is nothing. */
export function TabList({ title, note, action, empty, columns, atEnd = 0, children }: TabListProps) {
  const heading = (
    <h2>
      {title} <small>{note}</small>
    </h2>
  );
  return (
    <section className="desk-card acc-list" aria-label={title}>
      {action === undefined ? (
        heading
      ) : (
        <header>
          {heading}
          {action}
        </header>
      )}
      {Children.count(children) === 0 ? (
        <p className="acc-empty">{empty}</p>
      ) : (
        <div className="acc-scroll">
          <table>
            <thead>
              <tr>
                {columns.map((column, index) => (
                  <th key={column} scope="col" className={index < columns.length - atEnd ? undefined : 'end'}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

export type ChosenRowProps = {
  /** What the row is called: a press opens it. */
  readonly name: string | null;
  /** Whether it is the one that stands open beside the list; left out: it opens elsewhere. */
  readonly isOn?: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
};

/** A row of the list: its first cell opens it. */
export function ChosenRow({ name, isOn, onChoose, children }: ChosenRowProps) {
  return (
    <tr className={isOn === true ? 'on' : undefined}>
      <td>
        <button type="button" aria-current={isOn} onClick={onChoose}>
          {name}
        </button>
      </td>
      {children}
    </tr>
  );
}

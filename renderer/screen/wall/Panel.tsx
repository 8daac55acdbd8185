import type { ReactNode } from 'react';

export type PanelProps = {
  readonly name: string;
  readonly title: ReactNode;
  readonly children: ReactNode;
};

/** A panel of the wall: a heading and what stands below it. What fails is kept in its frame by `PanelGuard`. */
export function Panel({ name, title, children }: PanelProps) {
  return (
    <section className={`panel panel-${name}`}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { clockWords } from '../../../shared/time/words.ts';
import { useText } from '../../hook/useText.ts';
import { Boundary } from '../../part/Boundary.tsx';
import { HEADINGS } from './headings.ts';
import { lastPictureOf } from './lastPicture.ts';
import type { LastPicture } from './lastPicture.ts';
import { tellFault } from './tellFault.ts';

export type PanelGuardProps = {
  readonly name: keyof typeof HEADINGS;
  readonly children: ReactNode;
  /** Host time, for since when the panel stands still; it is tried again whenever this goes on. */
  readonly nowMs: number;
  readonly zone: string;
};

/**
 * Keeps a panel's failure inside its frame: what it showed last stays there in grey under since when it is so, the host's log
 * hears of it, and the other panels go on.
 */
export function PanelGuard({ name, children, nowMs, zone }: PanelGuardProps) {
  const t = useText();
  const [failedAtMs, setFailedAtMs] = useState<number | null>(null);
  const [last, setLast] = useState<LastPicture | null>(null);
  const before = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={before} hidden />
      <Boundary
        retry={nowMs}
        onLeave={() => {
          const panel = before.current?.nextElementSibling;
          // Tried again in vain: what it showed last is kept already.
          if (!panel?.classList.contains('panel-failed')) setLast(lastPictureOf(panel));
        }}
        onError={(error) => {
          tellFault(name, error);
          setFailedAtMs((known) => known ?? nowMs);
        }}
        renderError={() => {
          const words = t('wall.panelFailed', { time: clockWords(failedAtMs ?? nowMs, zone) });
          return (
            <section
              ref={(section) => section?.append(...(last?.parts ?? []))}
              className={`${last?.className ?? `panel panel-${name}`} panel-failed`}
            >
              {last?.hasHeading === false ? (
                <p className="panel-note">{words}</p>
              ) : (
                <h2>
                  {t(HEADINGS[name])} <small>{words}</small>
                </h2>
              )}
            </section>
          );
        }}
      >
        {children}
        <Shown onShown={() => setFailedAtMs(null)} />
      </Boundary>
    </>
  );
}

/** Tells once that what stands beside it could be shown. */
function Shown({ onShown }: { readonly onShown: () => void }): null {
  // Only when it appears: it disappears together with a panel that fails.
  useEffect(onShown, []); // oxlint-disable-line react-hooks/exhaustive-deps
  return null;
}

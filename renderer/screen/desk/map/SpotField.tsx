import { Button } from 'antd';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Rules } from '../../../../shared/case/rules.ts';
import type { CaseView } from '../../../../shared/contract/desk.ts';
import { useText } from '../../../hook/useText.ts';
import { useCityMap } from '../deskData.ts';
import type { CommandForm } from '../form/useCommandForm.ts';
import { spotValues, typedSpot } from './spot.ts';
import { SpotNote } from './SpotNote.tsx';
import './spot.css';

const SpotPicker = lazy(async () => ({ default: (await import('./SpotPicker.tsx')).SpotPicker }));

/** What stands under the coordinates of a form: how to pick them on the map, and what is found there. */
export function SpotField({
  form,
  view,
  rules,
}: {
  readonly form: Pick<CommandForm, 'values' | 'change'>;
  /** Null: a new report. */
  readonly view: CaseView | null;
  readonly rules: Rules;
}) {
  const t = useText();
  const city = useCityMap();
  const [picking, setPicking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  function close(): void {
    setPicking(false);
    button.current?.focus();
  }
  const at = typedSpot(form.values);
  const chosen = form.values['category'];
  const category = typeof chosen === 'string' && chosen !== '' ? chosen : (view?.file.category ?? null);
  const spot = { category, caseId: view?.file.id ?? null };
  return (
    <div className="desk-spot">
      <Button ref={button} size="small" disabled={!city} onClick={() => setPicking(true)}>
        {t('desk.spot.open')}
      </Button>
      {at ? <SpotNote at={at} spot={spot} rules={rules} city={city} /> : null}
      {picking && city ? (
        <Suspense>
          <SpotPicker
            city={city}
            start={at}
            spot={spot}
            rules={rules}
            onTake={(place) => {
              form.change(spotValues(place));
              close();
            }}
            onClose={close}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

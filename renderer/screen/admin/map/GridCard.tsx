import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { GridAnswer } from '../../../../shared/contract/admin.ts';
import { COORDINATE_SYSTEMS } from '../../../../shared/grid/coordinate.ts';
import type { CoordinateSystem } from '../../../../shared/grid/coordinate.ts';
import { useText } from '../../../hook/useText.ts';
import { useCityMap } from '../../desk/deskData.ts';
import { actorOf } from '../../desk/seat/seat.ts';
import type { AdminTabProps } from '../adminTabs.ts';
import { FaultList } from './FaultList.tsx';
import { checkGrid, viewAround, viewOfFault } from './gridCheck.ts';
import type { MapView } from './gridCheck.ts';
import { GridMap } from './GridMap.tsx';

const MOST_BYTES = 40 * 1024 * 1024;
const SYSTEM_NAMES: Readonly<Record<CoordinateSystem, string>> = {
  wgs84: 'WGS-84',
  cgcs2000: 'CGCS2000',
  gcj02: 'GCJ-02',
  bd09: 'BD-09',
};

type Chosen = { readonly name: string; readonly json: unknown };
type Taking = { readonly kind: 'idle' | 'sending' } | { readonly kind: 'lost' } | GridAnswer;

/** The grid in force with its faults, and a file that is checked here before it takes its place. */
export function GridCard({ seat, onSeat }: Pick<AdminTabProps, 'seat' | 'onSeat'>) {
  const t = useText();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<Chosen | null>(null);
  const [system, setSystem] = useState<CoordinateSystem>('wgs84');
  const [problem, setProblem] = useState<string | null>(null);
  const [taking, setTaking] = useState<Taking>({ kind: 'idle' });
  const [chosen, setChosen] = useState<number | null>(null);
  const [near, setNear] = useState<MapView | null>(null);
  const city = useCityMap();
  const inForce = useQuery({
    queryKey: ['admin', 'grid'],
    queryFn: async () => {
      const answer = await fetch('/grid.geojson');
      if (!answer.ok) throw new Error(`/grid.geojson: ${answer.status}`);
      return (await answer.json()) as unknown;
    },
  });
  const outline = useMemo(() => city?.map?.outline ?? [], [city]);
  const checked = useMemo(() => {
    if (city === undefined) return null;
    if (file !== null) return checkGrid(file.json, { system, outline, codes: 'national' });
    return inForce.data === undefined ? null : checkGrid(inForce.data, { system: 'wgs84', outline, codes: 'any' });
  }, [file, system, outline, city, inForce.data]);

  function show(next: Chosen | null): void {
    setFile(next);
    setChosen(null);
    setNear(null);
    setProblem(null);
    setTaking({ kind: 'idle' });
    if (next === null && input.current) input.current.value = '';
  }
  async function read(given: File | undefined): Promise<void> {
    if (!given) return;
    show(null);
    if (given.size > MOST_BYTES) {
      setProblem(t('grid.tooLarge', { name: given.name }));
      return;
    }
    try {
      show({ name: given.name, json: JSON.parse(await given.text()) });
    } catch {
      setProblem(t('grid.unreadable', { name: given.name }));
    }
  }
  async function take(): Promise<void> {
    if (seat === null || file === null) {
      onSeat();
      return;
    }
    setTaking({ kind: 'sending' });
    try {
      const answer = await fetch('/grid', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ by: actorOf(seat, t('desk.notSignedIn')), system, file: file.json }),
      });
      if (!answer.ok) throw new Error(`/grid: ${answer.status}`);
      const result = (await answer.json()) as GridAnswer;
      if (result.kind === 'done') {
        await client.invalidateQueries();
        show(null);
      }
      setTaking(result);
    } catch {
      setTaking({ kind: 'lost' });
    }
  }

  const whole = checked && viewAround([...outline, ...checked.cells.flatMap(({ polygons }) => polygons.flat())]);
  const faultCount = checked?.faults.length ?? 0;
  const choose = (fault: number): void => {
    setChosen(fault);
    setNear((view) => (view && checked?.faults[fault] ? viewOfFault(checked.faults[fault]) : view));
  };
  return (
    <section className="desk-card grid-card" aria-label={t('grid.title')}>
      <h2>
        {t('grid.title')}
        {checked && file === null ? <small>{t('grid.current', { count: checked.cells.length })}</small> : null}
      </h2>
      <p className="quiet">{t('grid.note')}</p>
      <div className="grid-bar">
        <Button onClick={() => input.current?.click()}>{t('grid.choose')}</Button>
        <input
          ref={input}
          type="file"
          accept=".geojson,.json,application/geo+json"
          aria-label={t('grid.choose')}
          hidden
          onChange={({ target }) => void read(target.files?.[0])}
        />
        <Select
          aria-label={t('base.system')}
          value={system}
          options={COORDINATE_SYSTEMS.map((value) => ({ value, label: SYSTEM_NAMES[value] }))}
          onChange={setSystem}
        />
        {near && whole ? <Button onClick={() => setNear(null)}>{t('grid.whole')}</Button> : null}
      </div>
      <output className="grid-state">
        {checked === null
          ? t('grid.checking')
          : file !== null
            ? faultCount === 0
              ? t('grid.checkedWell', { name: file.name, count: checked.cells.length })
              : t('grid.checked', { name: file.name, count: checked.cells.length, faults: faultCount })
            : checked.cells.length === 0
              ? t('grid.none')
              : faultCount === 0
                ? t('grid.wellNow')
                : t('grid.faultsNow', { count: faultCount })}
      </output>
      {problem === null ? null : (
        <p className="desk-problem" role="alert">
          {problem}
        </p>
      )}
      {file !== null && checked !== null && checked.cells.length > 0 ? (
        <div className="admin-save">
          <Button type="primary" loading={taking.kind === 'sending'} onClick={() => void take()}>
            {t(faultCount === 0 ? 'grid.take' : 'grid.takeWithFaults')}
          </Button>
          <Button onClick={() => show(null)}>{t('grid.drop')}</Button>
        </div>
      ) : null}
      {taking.kind === 'lost' ? (
        <p className="desk-problem" role="alert">
          {t('grid.lost')}
        </p>
      ) : null}
      {taking.kind === 'refused' ? (
        <p className="desk-problem" role="alert">
          {taking.problems.join('；')}
        </p>
      ) : null}
      {taking.kind === 'done' ? <p className="ok-t">{t('grid.taken', { count: taking.cells })}</p> : null}
      {checked && whole ? (
        <div className="grid-parts">
          <GridMap
            outline={outline}
            cells={checked.cells}
            faults={checked.faults}
            chosen={chosen}
            view={near ?? whole}
            onChoose={choose}
          />
          {faultCount > 0 ? (
            <FaultList
              faults={checked.faults}
              chosen={chosen}
              onChoose={choose}
              onOpen={(fault) => {
                setChosen(fault);
                setNear(checked.faults[fault] ? viewOfFault(checked.faults[fault]) : null);
              }}
            />
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

import { Button, Radio, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import { arrangementProblems } from '../../../../shared/wall/arrangement.ts';
import type { Arrangement, PanelPlace } from '../../../../shared/wall/arrangement.ts';
import { freePlace, isSamePlace, leastPlace } from '../../../../shared/wall/arranging.ts';
import { DEFAULT_ARRANGEMENTS } from '../../../../shared/wall/defaultArrangements.ts';
import { PLANS, usualCanvas } from '../../../../shared/wall/frame.ts';
import type { PlanName } from '../../../../shared/wall/frame.ts';
import { withArrangement } from '../../../../shared/wall/layouts.ts';
import type { WallLayouts } from '../../../../shared/wall/layouts.ts';
import type { PanelName } from '../../../../shared/wall/panel.ts';
import { ARRANGED_SCENES } from '../../../../shared/wall/scene.ts';
import type { ArrangedScene } from '../../../../shared/wall/scene.ts';
import { tilingOf } from '../../../../shared/wall/size.ts';
import { useText } from '../../../hook/useText.ts';
import { HEADINGS } from '../../wall/headings.ts';
import type { AdminTabProps } from '../adminTabs.ts';
import { SaveBar } from '../SaveBar.tsx';
import { SettingHistory } from '../SettingHistory.tsx';
import { useSetting } from '../useSetting.ts';
import { LayoutStage } from './LayoutStage.tsx';
import { PanelList } from './PanelList.tsx';
import { layoutsProblemWords, panelsOf, sizeWords } from './problemWords.ts';
import { useFocusAfter } from './useFocusAfter.ts';
import { useWallFrames } from './useWallFrames.ts';
import { usualWall, WallPreview } from './WallPreview.tsx';
import './layout.css';

/** Where the panels of each scene stand on each kind of wall, arranged on the real wall made small. */
export function LayoutTab({ settings, zone, seat, onSeat }: AdminTabProps) {
  const t = useText();
  const id = useId();
  const layouts = useSetting('wall.layouts', settings);
  const [scene, setScene] = useState<ArrangedScene>('live');
  const [picked, setPlan] = useState<PlanName | null>(null);
  const [chosen, setChosen] = useState<PanelName | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const walls = useWallFrames(settings);
  const inUse = walls.map(({ frame }) => frame.plan);
  const plan = picked ?? inUse[0] ?? tilingOf(settings['wall.tiles']);
  const canvas = usualCanvas(plan);
  const places = layouts.draft[scene]?.[plan] ?? DEFAULT_ARRANGEMENTS[scene][plan];
  const problems = arrangementProblems(places, canvas);
  const wrong = new Set(problems.flatMap(panelsOf));
  const previewed = usePreviewed(scene, plan, problems.length === 0 ? places : null);
  const focusOn = useFocusAfter();

  function put(next: Arrangement | null): void {
    // Walls come and go; what somebody is at work on stays.
    setPlan(plan);
    setRefusal(null);
    layouts.change(withArrangement(layouts.draft, { scene, plan }, next));
  }
  function place(next: PanelPlace): void {
    const before = places.find(({ panel }) => panel === next.panel);
    // A pointer moves many times within one unit.
    if (before && isSamePlace(before, next)) return;
    put(places.map((one) => (one.panel === next.panel ? next : one)));
  }
  function add(panel: PanelName): void {
    const free = freePlace(places, panel, canvas);
    put([...places, free ?? leastPlace(panel, canvas)]);
    if (free === null) setRefusal(t('layout.refused.room', { panel: t(HEADINGS[panel]) }));
    focusOn(`${id}-box-${panel}`);
  }
  function remove(panel: PanelName): void {
    put(places.filter((one) => one.panel !== panel));
    setChosen(null);
    focusOn(`${id}-row-${panel}`);
  }

  const tooSmall = walls.filter(
    ({ frame }) => frame.plan === plan && problems.length === 0 && arrangementProblems(places, frame).length > 0,
  );
  const shown = places.find(({ panel }) => panel === chosen);
  const isOwn = layouts.draft[scene]?.[plan] !== undefined;
  return (
    <div className="layout-columns">
      <section className="desk-card" aria-label={t('layout.stage')}>
        <div className="layout-bar">
          <Radio.Group
            aria-label={t('layout.scene')}
            optionType="button"
            value={scene}
            options={ARRANGED_SCENES.map((value) => ({ value, label: t(`wall.scene.${value}`) }))}
            onChange={({ target }) => setScene(target.value as ArrangedScene)}
          />
          <Select<PlanName>
            aria-label={t('layout.plan')}
            value={plan}
            options={PLANS.map((value) => {
              const name = t(`layout.plan.${value}`);
              return { value, label: inUse.includes(value) ? t('layout.plan.inUse', { plan: name }) : name };
            })}
            onChange={setPlan}
          />
          <span className="desk-tag">{t(isOwn ? 'layout.isOwn' : 'layout.isUsual')}</span>
          <Button disabled={!isOwn} onClick={() => put(null)}>
            {t('layout.usual')}
          </Button>
        </div>
        <WallPreview wall={usualWall(plan)} scene={scene} layouts={previewed} besidePx={300}>
          <LayoutStage
            canvas={canvas}
            places={places}
            wrong={wrong}
            chosen={chosen}
            onChoose={setChosen}
            onPlace={place}
            onStuck={(panel) => setRefusal(t('layout.refused.edge', { panel: t(HEADINGS[panel]) }))}
            onRemove={remove}
            idOf={(panel) => `${id}-box-${panel}`}
          />
        </WallPreview>
        <output className="layout-said">
          {shown
            ? t('layout.at', { ...shown, panel: t(HEADINGS[shown.panel]), ...sizeWords(shown, canvas) })
            : t('layout.hint')}
          {refusal === null ? null : <b className="soon-t">{refusal}</b>}
          {problems.length > 0 ? <b className="late-t">{t('layout.problem.held')}</b> : null}
          {tooSmall.map(({ wall: { name, width, height } }) => (
            <b key={`${name} ${width}`} className="soon-t">
              {t('layout.tooSmall', { wall: name === '' ? t('admin.walls.unnamed') : name, width, height })}
            </b>
          ))}
        </output>
        <SaveBar
          setting={layouts}
          seat={seat}
          onSeat={onSeat}
          problem={layoutsProblemWords(layouts.draft, { scene, plan }, t)}
        />
      </section>
      <div className="layout-side">
        <PanelList places={places} wrong={wrong} onAdd={add} onRemove={remove} idOf={(panel) => `${id}-row-${panel}`} />
        <SettingHistory settingKey="wall.layouts" zone={zone} onTake={layouts.change} />
      </div>
    </div>
  );
}

/** What the preview shows: the last arrangement without a fault. */
function usePreviewed(scene: ArrangedScene, plan: PlanName, valid: Arrangement | null): WallLayouts {
  const [held, setHeld] = useState({ scene, plan, places: valid });
  const isSame = held.scene === scene && held.plan === plan;
  if (!isSame || (valid !== null && held.places !== valid)) setHeld({ scene, plan, places: valid });
  const places = valid ?? (isSame ? held.places : null);
  return useMemo(() => (places === null ? {} : { [scene]: { [plan]: places } }), [scene, plan, places]);
}

import type { ReactNode } from 'react';
import { responsibleTask } from '../../../../shared/case/caseFile.ts';
import { unitShortName } from '../../../../shared/unit/unit.ts';
import { useText } from '../../../hook/useText.ts';
import type { MarkState } from '../../../part/Mark.tsx';
import type { CaseContext } from './CasePage.tsx';
import { useCityMap } from '../deskData.ts';
import { CasePhotos } from '../photo/CasePhotos.tsx';
import { PlacePicture } from './PlacePicture.tsx';
import { momentWords, timeWords } from '../words.ts';

type Fact = { readonly name: string; readonly value: ReactNode };

function useFacts({ view, rules, nowMs, zone }: CaseContext): readonly Fact[] {
  const t = useText();
  const { file } = view;
  const at = { nowMs, zone };
  const unitName = (code: string): string => unitShortName(rules.units, code);
  const { designation } = responsibleTask(file) ?? { designation: null };
  const notices = file.hazardNotices.map(({ unit, channel, atMs, confirmedAtMs }) => {
    const said = { time: momentWords(atMs, at, t), unit: unitName(unit), channel };
    return confirmedAtMs === null
      ? t('desk.facts.hazardWaiting', said)
      : t('desk.facts.hazardConfirmed', { ...said, confirmed: momentWords(confirmedAtMs, at, t) });
  });
  const place = file.lng === null || file.lat === null ? null : `${file.lng.toFixed(5)} E　${file.lat.toFixed(5)} N`;
  // A category with several limits has no row of its own until its condition is chosen.
  const isSplit = (rules.handbook.get(file.category) ?? []).length > 1;
  const unknown = t(isSplit && file.condition === null ? 'desk.facts.noCondition' : 'desk.facts.noHandbook');
  return [
    { name: t('desk.facts.description'), value: file.description },
    ...(file.condition === null ? [] : [{ name: t('desk.facts.condition'), value: file.condition }]),
    ...(view.requirement === null ? [] : [{ name: t('desk.facts.requirement'), value: view.requirement }]),
    ...(view.closingCondition === null ? [] : [{ name: t('desk.facts.closing'), value: view.closingCondition }]),
    { name: t('desk.facts.source'), value: t(`desk.source.${file.source}`) },
    { name: t('desk.facts.reported'), value: momentWords(file.reportedAtMs, at, t) },
    { name: t('desk.facts.place'), value: place ?? t('desk.facts.noPlace') },
    { name: t('desk.facts.limit'), value: view.limitSource ?? unknown },
    ...(file.hazard && file.acceptedAtMs !== null
      ? [
          {
            name: t('desk.facts.hazard'),
            value: notices.length > 0 ? notices.join('；') : t('desk.facts.hazardNone'),
          },
        ]
      : []),
    ...(designation
      ? [
          { name: t('desk.facts.cooperating'), value: designation.cooperating.map(unitName).join('、') || '—' },
          { name: t('desk.facts.basis'), value: designation.basis },
        ]
      : []),
    ...(file.supervision
      ? [
          {
            name: t('desk.facts.supervision'),
            value: t('desk.facts.supervisionText', {
              requirement: file.supervision.requirement,
              time: timeWords(file.supervision.replyByMs, at),
            }),
          },
        ]
      : []),
  ];
}

/** What is known of the case, side by side, with what the handbook asks for. */
export function FactsCard({ context, lamp }: { readonly context: CaseContext; readonly lamp: MarkState }) {
  const t = useText();
  const city = useCityMap();
  const { lng, lat, cell } = context.view.file;
  const metres = context.rules.settings['duplicate.metres'];
  return (
    <section className="desk-card">
      <h2>{t('desk.facts.title')}</h2>
      <dl className="desk-facts">
        {useFacts(context).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="desk-shots">
        <CasePhotos context={context} />
        {city && lng !== null && lat !== null ? (
          <PlacePicture city={city} lng={lng} lat={lat} cell={cell} metres={metres} lamp={lamp} />
        ) : null}
      </div>
    </section>
  );
}

import type { AgendaItem, RateLines, UnitLine } from '../../../../shared/contract/wall.ts';
import { useText } from '../../../hook/useText.ts';
import { rateWords } from '../wallWords.ts';
import type { ItemPicture } from './agendaCases.ts';

type ItemFiguresProps = { readonly item: AgendaItem; readonly own: ItemPicture; readonly rateLines: RateLines };

/** Three figures of an item: the unit's two rates and how far they are from the lines, or how many cases of whom. */
export function ItemFigures({ item, own, rateLines }: ItemFiguresProps) {
  const t = useText();
  if (item.line !== null) return <LineFigures line={item.line} rateLines={rateLines} />;
  const units = new Set(own.cases.map(({ unit }) => unit));
  const late = own.overview.counts.overdue;
  return (
    <dl className="item-figures">
      <Figure name={t('wall.meeting.cases')} value={item.count} unit={t('wall.cases')} />
      <Figure
        name={t('wall.lamp.overdue')}
        value={late}
        unit={t('wall.cases')}
        isBad={late > 0}
        note={item.count > own.cases.length ? t('wall.meeting.among', { count: own.cases.length }) : ''}
      />
      <Figure name={t('wall.meeting.units')} value={units.size} unit={t('wall.meeting.unit')} />
    </dl>
  );
}

function LineFigures({ line, rateLines }: { readonly line: UnitLine; readonly rateLines: RateLines }) {
  const t = useText();
  const { due, closed, timely } = line;
  const rate = (part: number, least: number) => {
    // The next whole case that brings the rate to the line or above it.
    const lacking = Math.ceil((least * due) / 100) - part;
    return {
      value: rateWords(part, due),
      unit: '%',
      isBad: lacking > 0,
      note: lacking > 0 ? t('wall.meeting.lacking', { count: lacking, line: least }) : '',
    };
  };
  return (
    <dl className="item-figures">
      <Figure name={t('wall.meeting.closingRate')} {...rate(closed, rateLines.closed)} />
      <Figure name={t('wall.meeting.timelyRate')} {...rate(timely, rateLines.timely)} />
      <Figure name={t('wall.meeting.due')} value={due} unit={t('wall.cases')} note={t('wall.meeting.dueNote')} />
    </dl>
  );
}

type FigureProps = {
  readonly name: string;
  readonly value: number | string;
  readonly unit: string;
  readonly note?: string;
  readonly isBad?: boolean;
};

function Figure({ name, value, unit, note = '', isBad = false }: FigureProps) {
  return (
    <div className={isBad ? 'bad' : ''}>
      <dt>{name}</dt>
      <dd>
        <strong className="num">{value}</strong>
        <small>{unit}</small>
      </dd>
      <dd className="figure-note">{note}</dd>
    </div>
  );
}

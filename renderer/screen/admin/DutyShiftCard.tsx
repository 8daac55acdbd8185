import { Button, Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import { INITIAL_DUTY_POST, MOST_POSTS, MOST_SEATS } from '../../../shared/duty/roster.ts';
import type { DutyPost, DutyShift } from '../../../shared/duty/roster.ts';
import { useText } from '../../hook/useText.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** Seats may be pasted as a list. */
const SEPARATORS = ['、', '，', ','];

type DutyShiftCardProps = {
  readonly shift: DutyShift;
  readonly onChange: (shift: DutyShift) => void;
  readonly onRemove: () => void;
};

/** One shift while it is written: its name, its times, its weekdays, its posts. */
export function DutyShiftCard({ shift, onChange, onRemove }: DutyShiftCardProps) {
  const t = useText();
  const id = useId();
  const { name, from, to, weekdays, posts } = shift;
  const putPost = (index: number, post: DutyPost): void =>
    onChange({ ...shift, posts: posts.map((before, i) => (i === index ? post : before)) });
  return (
    <fieldset className="desk-card duty-shift">
      <legend>{name === '' ? t('duty.unnamed') : name}</legend>
      <div className="duty-head">
        <label htmlFor={`${id}-name`}>{t('duty.name')}</label>
        <Input id={`${id}-name`} value={name} onChange={({ target }) => onChange({ ...shift, name: target.value })} />
        <label htmlFor={`${id}-from`}>{t('duty.from')}</label>
        <Input
          id={`${id}-from`}
          placeholder="08:00"
          maxLength={5}
          value={from}
          onChange={({ target }) => onChange({ ...shift, from: target.value })}
        />
        <label htmlFor={`${id}-to`}>{t('duty.to')}</label>
        <Input
          id={`${id}-to`}
          placeholder="08:00"
          maxLength={5}
          value={to}
          onChange={({ target }) => onChange({ ...shift, to: target.value })}
        />
      </div>
      <Checkbox.Group
        aria-label={t('duty.weekdays')}
        value={[...weekdays]}
        options={WEEKDAYS.map((value) => ({ value, label: t(`wall.weekday.${value}`) }))}
        onChange={(days) => onChange({ ...shift, weekdays: days.toSorted((a, b) => a - b) })}
      />
      <table className="admin-table">
        <thead>
          <tr>
            <th scope="col">{t('duty.post')}</th>
            <th scope="col">{t('duty.seats')}</th>
            <th scope="col">{t('duty.act')}</th>
          </tr>
        </thead>
        <tbody>
          {[...posts.entries()].map(([index, post]) => (
            <tr key={index}>
              <td className="duty-post">
                <Input
                  aria-label={t('duty.postOf', { number: index + 1 })}
                  value={post.post}
                  onChange={({ target }) => putPost(index, { ...post, post: target.value })}
                />
              </td>
              <td>
                <Select
                  aria-label={t('duty.seatsOf', { number: index + 1 })}
                  className="duty-seats"
                  mode="tags"
                  open={false}
                  suffixIcon={null}
                  maxCount={MOST_SEATS}
                  tokenSeparators={SEPARATORS}
                  value={[...post.seats]}
                  onChange={(seats) => putPost(index, { ...post, seats })}
                />
              </td>
              <td>
                <Button
                  disabled={posts.length === 1}
                  aria-label={t('duty.removePost', { number: index + 1 })}
                  onClick={() => onChange({ ...shift, posts: posts.filter((_, i) => i !== index) })}
                >
                  {t('duty.remove')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="duty-acts">
        <Button
          disabled={posts.length >= MOST_POSTS}
          onClick={() => onChange({ ...shift, posts: [...posts, INITIAL_DUTY_POST] })}
        >
          {t('duty.addPost')}
        </Button>
        <Button danger onClick={onRemove}>
          {t('duty.removeShift')}
        </Button>
      </div>
    </fieldset>
  );
}

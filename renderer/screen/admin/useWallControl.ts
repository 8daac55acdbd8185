import { useState } from 'react';
import type { WallOrder } from '../../../shared/contract/wallControl.ts';
import { useText } from '../../hook/useText.ts';
import { tellHost } from '../../rpc/host.ts';
import type { Seat } from '../desk/seat/seat.ts';

export type WallControlState = {
  /** What came of the last order, in words; empty: none was given. */
  readonly said: string;
  /** Gives an order to every wall (null) or to those of a name; without a seat it asks who sits here. */
  readonly tell: (wall: string | null, order: WallOrder) => void;
};

/** Tells walls what to show, in the name of a seat. */
export function useWallControl(seat: Seat | null, onSeat: () => void): WallControlState {
  const t = useText();
  const [said, setSaid] = useState('');

  async function send(wall: string | null, order: WallOrder, by: Seat): Promise<void> {
    try {
      const { reached } = await tellHost('wall.control', { wall, order, seat: by.name });
      setSaid(reached === 0 ? t('admin.control.none') : t('admin.control.done', { count: reached }));
    } catch {
      setSaid(t('admin.control.lost'));
    }
  }

  return {
    said,
    tell: (wall, order) => {
      if (seat === null) onSeat();
      else void send(wall, order, seat);
    },
  };
}

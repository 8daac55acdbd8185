import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SettingKey, Settings } from '../../../shared/setting/setting.ts';
import { useText } from '../../hook/useText.ts';
import { tellHost } from '../../rpc/host.ts';
import { actorOf } from '../desk/seat/seat.ts';
import type { Seat } from '../desk/seat/seat.ts';

export type Saving =
  | { readonly kind: 'idle' | 'sending' | 'done' }
  /** No answer came; saving once more does no harm. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

export type SettingDraft<Value> = {
  readonly draft: Value;
  readonly isChanged: boolean;
  readonly saving: Saving;
  readonly change: (draft: Value) => void;
  /** Back to what holds now. */
  readonly reset: () => void;
  readonly save: (seat: Seat) => void;
};

/** A setting while a person changes it: nothing holds before it is saved, and what was entered stays when saving fails. */
export function useSetting<Key extends SettingKey>(key: Key, settings: Settings): SettingDraft<Settings[Key]> {
  const t = useText();
  const client = useQueryClient();
  const value = settings[key];
  const [draft, setDraft] = useState<Settings[Key] | null>(null);
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  const shown = draft ?? value;
  const isChanged = JSON.stringify(shown) !== JSON.stringify(value);

  async function send(seat: Seat): Promise<void> {
    setSaving({ kind: 'sending' });
    try {
      const by = actorOf(seat, t('desk.notSignedIn'));
      const answer = await tellHost('admin.changeSetting', { key, value: shown, by });
      if (answer.kind === 'refused') {
        setSaving(answer);
        return;
      }
      await client.invalidateQueries({ queryKey: ['admin'] });
      setDraft(null);
      setSaving({ kind: 'done' });
    } catch {
      setSaving({ kind: 'lost' });
    }
  }

  return {
    draft: shown,
    isChanged,
    saving,
    change: (next) => {
      setDraft(next);
      setSaving({ kind: 'idle' });
    },
    reset: () => {
      setDraft(null);
      setSaving({ kind: 'idle' });
    },
    save: (seat) => {
      if (saving.kind !== 'sending') void send(seat);
    },
  };
}

import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import { useMemo, useState } from 'react';
import { useSurface } from '../../hook/useSurface.ts';
import { locale } from '../../hook/useText.ts';
import { antLocale } from './antLocale.ts';
import { deskQueryClient } from './deskData.ts';
import { DeskPage } from './DeskPage.tsx';
import { antTheme, keepTheme, keptTheme } from './deskTheme.ts';
import type { Theme } from './deskTheme.ts';
import './desk.css';
import './topBar.css';
import './queues.css';
import './desk-case.css';
import './desk-cards.css';
import './desk-actions.css';

/** `/desk`: the dispatcher's seat. */
export function DeskScreen() {
  const [client] = useState(deskQueryClient);
  const [theme, setTheme] = useState(keptTheme);
  useSurface('desk', theme);
  const ant = useMemo(() => antTheme(theme), [theme]);

  function change(chosen: Theme): void {
    keepTheme(chosen);
    setTheme(chosen);
  }

  return (
    <QueryClientProvider client={client}>
      <ConfigProvider locale={antLocale(locale)} theme={ant} button={{ autoInsertSpace: false }}>
        <AntApp component={false} message={{ maxCount: 1 }}>
          <DeskPage theme={theme} onTheme={change} />
        </AntApp>
      </ConfigProvider>
    </QueryClientProvider>
  );
}

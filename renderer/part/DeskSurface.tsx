import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useSurface } from '../hook/useSurface.ts';
import { locale } from '../hook/useText.ts';
import { hostQueryClient } from '../rpc/queryClient.ts';
import { antLocale } from './antLocale.ts';
import { antTheme } from './deskTheme.ts';
import type { Theme } from './deskTheme.ts';
import { useDeskTheme } from './useDeskTheme.ts';
import '../style/desk.css';
import '../style/topBar.css';
import '../style/pageParts.css';

type DeskSurfaceProps = { readonly children: (theme: Theme, onTheme: (theme: Theme) => void) => ReactNode };

/** What every page that people work at stands on: the theme of this machine, Ant Design in it, the cache of answers. */
export function DeskSurface({ children }: DeskSurfaceProps) {
  const [client] = useState(hostQueryClient);
  const [theme, onTheme] = useDeskTheme();
  useSurface('desk', theme);
  const ant = useMemo(() => antTheme(theme), [theme]);

  return (
    <QueryClientProvider client={client}>
      <ConfigProvider locale={antLocale(locale)} theme={ant} button={{ autoInsertSpace: false }}>
        <AntApp component={false} message={{ maxCount: 1 }}>
          {children(theme, onTheme)}
        </AntApp>
      </ConfigProvider>
    </QueryClientProvider>
  );
}

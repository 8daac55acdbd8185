import { theme } from 'antd';
import type { ThemeConfig } from 'antd';

export type Theme = 'light' | 'dark';

/** Reads the desk's tokens of a theme from the one token file, whatever theme the document shows now. */
function tokensOf(chosen: Theme): (name: string) => string {
  const probe = document.createElement('i');
  probe.dataset['surface'] = 'desk';
  probe.dataset['theme'] = chosen;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const names = ['--brand', '--on-brand', '--text', '--text-2', '--text-3', '--panel', '--raised', '--selected'];
  names.push('--line', '--line-strong', '--control', '--ok', '--soon', '--late', '--late-ground', '--ground');
  const values = new Map(names.map((name) => [name, style.getPropertyValue(name).trim()]));
  probe.remove();
  return (name) => values.get(name) ?? '';
}

/** Ant Design in the colours and sizes of `style/tokens.css`. */
export function antTheme(chosen: Theme): ThemeConfig {
  const token = tokensOf(chosen);
  const colours = {
    colorPrimary: token('--brand'),
    colorPrimaryHover: token('--brand'),
    colorPrimaryActive: token('--brand'),
    colorLink: token('--brand'),
    colorSuccess: token('--ok'),
    colorWarning: token('--soon'),
    colorError: token('--late'),
    colorText: token('--text'),
    colorTextHeading: token('--text'),
    colorTextDescription: token('--text-2'),
    colorTextPlaceholder: token('--text-3'),
    colorTextQuaternary: token('--text-3'),
    colorTextLightSolid: token('--on-brand'),
    colorBgContainer: token('--panel'),
    colorBgElevated: token('--panel'),
    colorBorder: token('--control'),
    colorBorderSecondary: token('--line'),
    controlItemBgActive: token('--selected'),
    controlItemBgHover: token('--raised'),
  };
  return {
    // The dark algorithm shifts the seed colours, so the measured ones are put back after it.
    algorithm: [
      chosen === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
      (_seed, map) => ({ ...(map ?? theme.defaultAlgorithm(theme.defaultSeed)), ...colours }),
    ],
    token: {
      ...colours,
      fontFamily: 'var(--font-text)',
      fontSize: 15,
      borderRadius: 6,
      controlHeight: 34,
      wireframe: false,
      // Where animations are off (tokens.css) a list that waits for the end of its own would never be seen.
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: {
      Button: { fontWeight: 700, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Select: { optionSelectedBg: token('--selected') },
    },
  };
}

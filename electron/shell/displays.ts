import { screen } from 'electron';
import { placeWindows } from '../../shared/shell/displays.ts';
import type { Display, Placement } from '../../shared/shell/displays.ts';

/** One window a display, now and whenever a display is added, removed or changed. */
export function setupDisplays(walls: readonly number[], arrange: (placements: readonly Placement[]) => void): void {
  let placements: readonly Placement[] = [];
  function follow(): void {
    placements = placeWindows(displays(), walls, placements);
    arrange(placements);
  }
  screen.on('display-added', follow);
  screen.on('display-removed', follow);
  screen.on('display-metrics-changed', follow);
  follow();
}

function displays(): readonly Display[] {
  const main = screen.getPrimaryDisplay().id;
  return screen.getAllDisplays().map(({ id, bounds }) => ({ id, ...bounds, main: id === main }));
}

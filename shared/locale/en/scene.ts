import type { zhScene } from '../zh/scene.ts';

export const enScene: Readonly<Record<keyof typeof zhScene, string>> = {
  'wall.scenes': 'Scenes',
  'wall.scene.live': 'Live',
  'wall.scene.accountability': 'Accountability',
  'wall.scene.meeting': 'Meeting',
};

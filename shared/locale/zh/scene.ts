/** Words of the wall's scenes. */
export const zhScene = {
  'wall.scenes': '场景',
  'wall.scene.live': '实时态势',
  'wall.scene.accountability': '考核问责',
  'wall.scene.meeting': '专题会议',
} as const;

/** The panels that a wall is put together from. Each answers one question; a scene shows some of them. */
export const PANELS = [
  'flow',
  'day',
  'lines',
  'map',
  'overdue',
  'soon',
  'observation',
  'meeting',
  'often',
  'stages',
  'duty',
  'ladder',
  'issued',
  'by-unit',
] as const;

export type PanelName = (typeof PANELS)[number];

/** In Chinese, for what is wrong with an arrangement. */
export const PANEL_NAMES: Readonly<Record<PanelName, string>> = {
  flow: '今日各环节',
  day: '今日走势',
  lines: '结案率',
  map: '地图',
  overdue: '超期案件',
  soon: '即将到期',
  observation: '待观察案件',
  meeting: '专题会议',
  often: '在办高发',
  stages: '在办环节',
  duty: '值班',
  ladder: '追责阶梯',
  issued: '已认定',
  'by-unit': '各单位',
};

/** In logical px. */
type Size = { readonly width: number; readonly height: number };

/** Below this width the seven steps of a case stand in two lines. */
export const FLOW_IN_ONE_LINE_PX = 1200;

const LEAST: Readonly<Record<Exclude<PanelName, 'flow'>, Size>> = {
  day: { width: 400, height: 200 },
  lines: { width: 400, height: 240 },
  map: { width: 600, height: 320 },
  overdue: { width: 440, height: 136 },
  soon: { width: 440, height: 136 },
  observation: { width: 440, height: 136 },
  meeting: { width: 440, height: 226 },
  often: { width: 320, height: 180 },
  stages: { width: 320, height: 180 },
  duty: { width: 320, height: 180 },
  ladder: { width: 440, height: 600 },
  issued: { width: 640, height: 150 },
  'by-unit': { width: 320, height: 180 },
};

/** How large a panel must be to show a whole row of its own, in logical px; the flow is higher where it is narrow. */
export function leastSize(panel: PanelName, width: number): Size {
  if (panel !== 'flow') return LEAST[panel];
  return width >= FLOW_IN_ONE_LINE_PX ? { width: FLOW_IN_ONE_LINE_PX, height: 138 } : { width: 640, height: 280 };
}

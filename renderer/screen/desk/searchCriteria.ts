import type { SearchCriteria } from '../../../shared/contract/desk.ts';

/** Nothing is looked for. */
export const NO_CRITERIA: SearchCriteria = {
  text: '',
  unit: null,
  category: null,
  cell: null,
  fromMs: null,
  toMs: null,
  state: null,
  view: null,
};

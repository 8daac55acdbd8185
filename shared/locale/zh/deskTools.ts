/** Words of the tools around a dispatcher's work: suggestions, what is forgotten, the shift, exports. */
export const zhDeskTools = {
  'desk.suggest.title': '建议派遣',
  'desk.suggest.take': '采用',
  'desk.suggest.taken': '已采用',
  'desk.suggest.next': '其次',
  'desk.suggest.none': '此类案件尚无办理记录，本网格也未定责任单位，请自行选择。',
  'desk.suggest.inCell': '本网格同类 {of} 件，其办理 {count} 件',
  'desk.suggest.inCategory': '近期同类 {of} 件，其办理 {count} 件',
  'desk.suggest.first': '本网格第一责任单位',
  'desk.suggest.other': '本网格责任单位',

  'desk.handover.title': '单位往返',
  'desk.handover.note': '{units} 家单位，派遣 {count} 次',
  'desk.handover.unit': '单位',
  'desk.handover.held': '办理中',
  'desk.handover.closed': '结案',
  'desk.handover.voided': '作废',
  'desk.handover.recalled': '召回',
  'desk.handover.waiting': '回退待裁',
  'desk.handover.justified': '回退有理',
  'desk.handover.unjustified': '回退无理',
} as const;

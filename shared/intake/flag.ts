/** What is odd about a row that is taken in all the same; kept with the case. */
export const factFlags = {
  reportedBefore2000: '上报时间早于 2000 年',
  dueBeforeReport: '时限早于上报时间',
  dueFarAway: '时限在上报十年以后，疑为占位值',
  dueUnreadable: '时限写法看不懂，按没有时限处理',
  dueDateOnly: '时限只有日期，按当日 23:59:59 计',
  closedBeforeReport: '结案时间早于上报时间',
  closedUnreadable: '结案时间写法看不懂，按没有结案时间处理',
  closedDateOnly: '结案时间只有日期',
  closedWithoutTime: '已结案但没有结案时间',
  closeTimeOfOpenCase: '未结案却有结案时间，不采用',
  closeAtReport: '结案时间与上报时间相同，不采用',
  onTimeContradicts: '按期与超期标记矛盾，不采用',
  unitMissing: '没有处置单位',
  categoryMissing: '没有类别',
  placeIncomplete: '经纬度不全或看不懂，不采用',
  placeOutOfRange: '经纬度超出范围，不采用',
  placeSwapped: '经纬度疑似颠倒，不采用',
  placeDefault: '坐标是默认点，不采用',
  placeRounded: '经纬度只到整度，不采用',
  placeOutside: '坐标不在本市范围，不采用',
} as const;

export type FactFlag = keyof typeof factFlags;

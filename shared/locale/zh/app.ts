/** Words of the frame around the screens. */
export const zhApp = {
  'app.name': '数字城管指挥台',
  'app.demo': '演示数据',
  'app.start.lead': '请选择要打开的页面',
  'app.start.wall': '大屏',
  'app.start.wallNote': '全市态势，供指挥大厅远看',
  'app.start.desk': '坐席',
  'app.start.deskNote': '受理、派遣、核查等日常操作',
  'app.notFound.title': '没有这个页面',
  'app.notFound.text': '地址“{path}”不存在，请核对地址，或从首页进入。',
  'app.notFound.back': '回到首页',
  'app.broken.title': '页面出错',
  'app.broken.text': '请按 F5 重新打开；若反复出现，请把下面的文字告知管理员。',
  'app.loading': '正在打开',
} as const;

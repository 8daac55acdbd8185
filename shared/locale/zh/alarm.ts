/** Words of the walls' sound and of their remote control. */
export const zhAlarm = {
  'wall.sound.blocked': '声音未启用：请点击画面一次，或设置浏览器允许自动播放',
  'wall.hazard.heardWait': '坐席已知，待单位确认',
  'wall.facts': '案件详情',
  'wall.facts.reading': '正在读取案件，请稍候',
  'wall.facts.none': '没有这件案件，请坐席核对编号',
  'wall.facts.closes': '{seconds} 秒后关闭',
  'wall.facts.reported': '上报',
  'wall.facts.deadline': '期限',
  'wall.facts.left': '剩 {span}',
  'wall.facts.late': '超 {span}',
  'wall.facts.noLimit': '目前不计时',
  'wall.facts.ended': '办结',
  'wall.facts.counts': '返工 {reworks}　回退 {returns}　延时 {extensions}',
  'wall.facts.supervised': '督办',
  'wall.facts.steps': '办理经过',
} as const;

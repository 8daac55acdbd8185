/** Words of the wall's scene for the quarter's special meeting. */
export const zhWallMeeting = {
  'wall.meeting.place': '第 {index} 项，共 {count} 项',
  'wall.meeting.cases': '涉及案件',
  'wall.meeting.among': '在列出的 {count} 件中',
  'wall.meeting.units': '涉及单位',
  'wall.meeting.unit': '家',
  'wall.meeting.closingRate': '结案率',
  'wall.meeting.timelyRate': '及时结案率',
  'wall.meeting.due': '应结案',
  'wall.meeting.dueNote': '本季度至今',
  'wall.meeting.lacking': '差 {count} 件到 {line}%',
  'wall.meeting.itsCases': '所列案件',
  'wall.meeting.unitCases': '该单位在办案件',
  'wall.meeting.gravest': '列出最急的 {count} 件',
  'wall.meeting.noneOpen': '所列案件均已办结',
  'wall.meeting.noItems': '本季度专题会议尚无议题',
  'wall.meeting.noItemsNote': '低于考核线的单位、超期和多次返工的案件、疑难案件出现后自动列入议题',
} as const;

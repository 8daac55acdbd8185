import type { CliCommand, CommandCall, ExitCode } from '../command.ts';
import { WrongUse } from '../command.ts';
import { runImportCases } from './importCases.ts';
import { runImportGrid, runImportHandbook, runImportMap, runImportUnits } from './importTables.ts';

const kinds: Readonly<Record<string, (call: CommandCall, file: string) => Promise<ExitCode>>> = {
  cases: runImportCases,
  units: runImportUnits,
  handbook: runImportHandbook,
  grid: runImportGrid,
  map: runImportMap,
};

/** Brings in what other systems wrote: cases, units, the handbook, the grid, the city's own map. */
export const importFile: CliCommand = {
  name: 'import',
  summary: '导入案件、单位、指挥手册、网格或地图',
  usage: 'cases|units|handbook|grid|map 文件 [选项]',
  help: `cases：案件（CSV、XLSX、JSON）。同一文件导入两次不增加任何内容；已知编号的内容有变化时补记所缺的步骤，
与已有记录矛盾的行写入冲突文件，不能用的行连同行号和原因写入退回文件。中断后重新运行同一命令，从中断处接着导入。
  --profile 名称|文件   字段对应方案：内置方案的名称，或自己的方案文件（必填）
  --strict              单位或类别不在本市名单中的行退回（不写时自动新增并列出）
  --dry-run             只说明会发生什么，不写入案件库
  --rejects 文件        退回文件（CSV），不写时放在数据目录的 import 目录下
  --conflicts 文件      冲突文件（CSV），同上

units：单位（CSV、XLSX、JSON）。列名：编码、名称、简称、分组（区镇、委办局、直属单位、垂直管理部门）、分管领导、联络员、
电话、纪检监察机构、启用日期、停用日期、承接单位。文件中没有的单位保留。
handbook：指挥手册（CSV、XLSX、JSON）。列名：类别（目录中的编号或名称）、情形、时限（4 工作时、2 紧急工作时、5 工作日……）、
处置要求、结案标准、来源、版本。文件是其中各类（部件、事件）的全部规定：文件中没有的行删除，有案件在用的行保留。
grid：网格（GeoJSON），替换现有网格；已有案件的网格不变。属性：code、name、town、units、supervisor。
map：本市地图（GeoJSON），替换现有地图，存为数据目录中的 map.json。各图层放在一个要素集合里，属性 layer 写图层：
outline 市界（面，必有）、town 区镇（点或面，另有 code、name）、water 水面（面）、canal 河道、highway 高速公路、road 公路、
street 街道、railway 铁路（线）。网格超出新市界的列出。导入的地图不注“示意图，不作边界依据”。
这四种先列出差异再写入；有问题的行列出行号和原因，其余照常导入。
  --profile 名称|文件   列名、属性名或图层名不同时的对应方案；手册有内置方案 handbook_components、handbook_events
  --strict              有任何问题就什么也不导入
  --dry-run             只列出差异，不写入
`,
  options: { profile: 'text', strict: 'flag', 'dry-run': 'flag', rejects: 'text', conflicts: 'text' },
  wordCount: [2, 2],
  run: async (call) => {
    const [kind = '', file = ''] = call.words;
    const run = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (!run) throw new WrongUse(`不能导入“${kind}”：可导入的是 ${Object.keys(kinds).join('、')}。`);
    return await run(call, file);
  },
};

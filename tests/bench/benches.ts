import { attendanceBench } from './attendance/attendance.bench.js'
import { ballotsBench } from './ballots/ballots.bench.js'
import { claimBench } from './claim/claim.bench.js'
import { clockBench } from './clock/clock.bench.js'
import type { Measured } from './harness/figures.js'
import { importBench } from './import/import.bench.js'
import { monthEndBench } from './month-end/month-end.bench.js'
import { numbersBench } from './numbers/numbers.bench.js'
import { scopeBench } from './scope/scope.bench.js'
import { startBench } from './start/start.bench.js'
import { tasksBench } from './tasks/tasks.bench.js'
import { weekOpenBench } from './week-open/week-open.bench.js'

export interface Bench {
  /** One Chinese sentence for the list. */
  about: string
  run(): Promise<Measured[]>
}

export const benches: Record<string, Bench> = {
  attendance: {
    about: '签到：每秒确认多少人，与 node:http 加同样的批量写入并排比较；重发和强杀之后一人不多、一人不少',
    run: attendanceBench,
  },
  ballots: {
    about:
      '投票：每秒收多少张票，与 node:http 加同样的批量写入、与逐张 save 并排比较；百万张票的计票；强杀之后一张不多、一张不少',
    run: ballotsBench,
  },
  claim: {
    about: '认领：一次办理的耗时、每秒办结数、每步历史事件，与手写的最简 Temporal 流程并排比较',
    run: claimBench,
  },
  clock: {
    about: '时限：一个核每秒推算多少个工作日、工作小时期限',
    run: clockBench,
  },
  import: {
    about: '导入：6 万人写入的时间与 COPY 同样的行并排比较，占用的内存，其间其他人等多久',
    run: importBench,
  },
  'month-end': {
    about:
      '月末：结算一个月的积分，与扫描一遍事实、写同样的账并排比较；人数十倍时的用时；陆续开出约谈时其他人等多久',
    run: monthEndBench,
  },
  numbers: {
    about:
      '清单与统计：一个区三年 150 万人次，各页用时与同样的 SQL 并排比较；全省 6,000 万人次的统计是否一样快',
    run: numbersBench,
  },
  scope: {
    about: '范围：1,000、65,000、650,000 个节点的组织树里，同样的待办、列表、权限检查用时是否一样',
    run: scopeBench,
  },
  tasks: {
    about: '人工步骤：纯规则每秒多少个随机的一生，百席会签中的一次办理与单席相比，八人同时抢办只有一个决定',
    run: tasksBench,
  },
  'week-open': {
    about: '开周：为一万个社区开出一周的用时，与同样的 INSERT … SELECT 并排比较',
    run: weekOpenBench,
  },
  start: { about: '再次 npm start 到就绪卡片的时间', run: startBench },
}

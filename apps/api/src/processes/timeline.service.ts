import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { timelineLine } from '#contracts/http/processes.js'
import { findFiles } from '#persistence/files/find-files.js'
import { findReceipts } from '#persistence/notices/receipts.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { carried, recordOf } from '../files/file-record.js'
import { localMoment } from '../lifecycle/dates.js'
import { actLabel, stageLabel } from '../lifecycle/labels.js'
import { toldOfSteps } from '../notices/told-of-steps.js'
import { csvOf } from '../http/csv.js'
import { ProcessReader } from './process-reader.js'
import { StoryReader, type ToldLine } from './story-reader.js'

const actors = { person: '人员', clock: '时限', administrator: '管理员', system: '系统' } as const

@Injectable()
export class TimelineService {
  constructor(
    private readonly processes: ProcessReader,
    private readonly stories: StoryReader,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  /** The lines, oldest first; with a search, those that hold its text. */
  async read(me: SignedIn, id: string, search?: string) {
    const process = await this.processes.readFor(me, id)
    const { state } = process
    const [told, receipts] = await Promise.all([
      this.stories.tellTo(process),
      findReceipts(this.database, state.processId),
    ])
    const lines = withReceipts(
      told.map(line => lineOf(line, state.kind)),
      toldOfSteps(receipts),
    )
    const wanted = search?.toLowerCase() ?? ''
    return { lines: lines.filter(line => searchable(line).includes(wanted)) }
  }

  /** The whole timeline as a spreadsheet, with comments and with files by name and hash. */
  async csv(me: SignedIn, id: string): Promise<string> {
    const process = await this.processes.readFor(me, id)
    const { state, hasWords } = process
    const [told, files] = await Promise.all([
      this.stories.tellTo(process),
      hasWords ? findFiles(this.database, id) : [],
    ])
    const header = ['时间', '环节', '办理方', '姓名', '操作', '说明', '理由', '政策版本', '日历版本']
    const rows = told.map(({ row, sentence, actorName }) => ({
      at: row.at,
      cells: [
        stageLabel(state.kind, row.stage, row.region),
        actors[row.actor],
        actorName ?? '',
        row.act ? actLabel(state.kind, row.act) : '',
        sentence + carried(row.detail, files),
        row.reason ?? '',
        row.policyVersion,
        row.calendarVersion,
      ],
    }))
    const laid = recordOf(files).map(({ at, name, act, sentence, reason }) => ({
      at,
      cells: ['', actors.person, name, act, sentence, reason, '', ''],
    }))
    const inOrder = [...rows, ...laid].sort((a, b) => a.at.getTime() - b.at.getTime())
    return csvOf([header, ...inOrder.map(({ at, cells }) => [localMoment(at.getTime()), ...cells])])
  }
}

const lineOf = ({ row, sentence, actorName }: ToldLine, kind: string): z.input<typeof timelineLine> => ({
  stepNo: row.stepNo,
  line: row.lineNo,
  version: row.version,
  ...(row.by !== null && { by: row.by }),
  at: row.at.toISOString(),
  actor: row.actor,
  ...(actorName && { actorName }),
  code: row.code,
  stage: row.stage,
  stageLabel: stageLabel(kind, row.stage, row.region),
  ...(row.act && { act: row.act }),
  ...(row.outcome && { outcome: row.outcome }),
  sentence,
  ...(row.reason && { reason: row.reason }),
  ...(row.detail && { detail: row.detail }),
  policyVersion: row.policyVersion,
  calendarVersion: row.calendarVersion,
})

type Line = z.input<typeof timelineLine>

/** People are told of a step as a whole: it stands at its last line. */
const withReceipts = (lines: Line[], told: Map<number, string>): Line[] =>
  lines.map((line, index) => {
    const sentence = lines[index + 1]?.stepNo === line.stepNo ? undefined : told.get(line.stepNo)
    return sentence === undefined ? line : { ...line, told: sentence }
  })

const searchable = ({ sentence, stageLabel: stage, reason }: z.input<typeof timelineLine>): string =>
  `${sentence} ${stage} ${reason ?? ''}`.toLowerCase()

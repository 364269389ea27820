/** A refusal as people can use it: with names, moments and what changed meanwhile instead of ids. */
import { Inject, Injectable } from '@nestjs/common'
import type { KeyedEvent } from '#domain/kernel/events.js'
import type { Refusal, RefusalCode } from '#domain/kernel/refusal.js'
import type { CancelReason } from '#domain/kernel/state.js'
import { findClaimOf } from '#persistence/process/claims.js'
import { findNames } from '#persistence/read/names.js'
import { findProcess } from '#persistence/process/processes.js'
import { findClosedSeat } from '#persistence/process/past-seats.js'
import { termsLabels } from '#contracts/http/terms-labels.js'
import type { TermsField } from '#contracts/workflow/claim.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { momentName } from '../lifecycle/dates.js'
import { actLabel, cancelLabels, numberOf, stageLabel } from '../lifecycle/labels.js'
import { StoryReader } from './story-reader.js'

interface Asked {
  processId: string
  event: KeyedEvent
  detail: Record<string, unknown>
}

/** How it was closed, as a refusal or the task's row tells. */
interface Closing {
  by?: string | null
  onBehalfOf?: string | null
  at?: Date | number | null
  act?: string | null
  cancelled?: CancelReason | null
}

@Injectable()
export class Refusals {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly stories: StoryReader,
  ) {}

  async explain(processId: string, event: KeyedEvent, refusal: Refusal): Promise<ProblemError> {
    const asked: Asked = { processId, event, detail: refusal.detail ?? {} }
    const found = await this.tellers[refusal.code]?.(asked)
    return new ProblemError(refusal.code, {
      ...(found?.sentence && { detail: found.sentence }),
      context: { ...refusal.detail, ...found?.context },
    })
  }

  private readonly tellers: Partial<
    Record<RefusalCode, (asked: Asked) => Promise<{ sentence?: string; context?: Record<string, unknown> }>>
  > = {
    seatClosed: ({ processId, detail }) => this.closing(processId, detail),
    seatNotFound: async ({ processId, event }) => {
      const seatId = event.type === 'act' ? event.seatId : ''
      return this.closing(processId, (await findClosedSeat(this.database, processId, seatId)) ?? {})
    },
    staleVersion: async ({ processId, event }) => {
      const row = await findProcess(this.database, processId)
      if (!row || event.type !== 'act') return {}
      const told = await this.stories.tellSince(row.state, event.expectedVersion)
      const meanwhile = told.map(({ row: { at }, sentence }) => `${momentName(at.getTime())} ${sentence}`)
      return { context: { version: row.state.version, meanwhile } }
    },
    processEnded: async ({ processId, detail }) => {
      const row = await findProcess(this.database, processId)
      if (!row) return {}
      const label = stageLabel(row.state.kind, String(detail.outcome))
      return {
        sentence: `该事项已于${momentName(Number(detail.endedAt))}结束（${label}），不能再办理。`,
        context: { outcomeLabel: label },
      }
    },
    subjectTaken: async ({ processId, event }) => {
      const facts =
        event.type === 'start' ? event.facts : (await findProcess(this.database, processId))?.state.facts
      const { projectId, shared } = (facts ?? {}) as { projectId?: string; shared?: true }
      if (projectId === undefined) return {}
      if (shared) return { sentence: '贵机关已在认领该项目，不必重复认领，请在“认领”中查看。' }
      const claim = await findClaimOf(this.database, projectId)
      if (!claim) return { sentence: '该项目已有进行中的认领，请选择其他项目，或待其释放后再认领。' }
      const number = numberOf('claim', claim.number, claim.startedAt)
      return { sentence: `该项目已由${claim.agencyName}认领（${number}），请选择其他项目。` }
    },
    remindedRecently: async ({ detail }) => ({
      sentence: `该待办已于${momentName(Number(detail.at))}催办过，${momentName(Number(detail.againAt))}之后可以再次催办。`,
    }),
    signedUpAlready: async ({ detail: { taken, places, postCode } }) => ({
      sentence: `${postCode === undefined ? '' : '该岗位'}已有 ${String(taken)} 人报上，多于 ${String(places)} 个名额。请增加名额，或选择让最后报名的人转为候补（系统会通知本人）。`,
      context: { taken, places },
    }),
    delegated: async ({ detail }) => {
      const name = await this.personName(detail.to)
      return {
        sentence: `该待办已委派${name}提出意见，待其答复后办理；如需现在办理，请先收回委派。`,
        context: { toName: name },
      }
    },
    alreadySeated: async ({ detail }) => {
      const name = await this.personName(detail.personId)
      return { sentence: `${name}已在本环节办理或待办，请另选人员。` }
    },
    consentPending: async ({ detail }) => {
      const names = await this.unitNames(detail.units as string[])
      return {
        sentence: `${names.join('、')}尚未答复联合邀请，请待其答复或取消邀请后再提交验收。`,
        context: { unitNames: names },
      }
    },
    partyAlreadyJoined: async ({ detail }) => {
      const [name] = await this.unitNames([String(detail.unitId)])
      return { sentence: `${name}已受邀或已参加，不必重复邀请。` }
    },
    answersMissing: async ({ detail }) => ({
      sentence: `对方提出的异议须逐条答复，还缺：${fieldNames(detail).join('、')}。`,
    }),
    objectionsUnanswered: async ({ detail }) => ({
      context: { fieldLabels: fieldNames(detail) },
    }),
  }

  private async closing(processId: string, { by, onBehalfOf, at, act, cancelled }: Closing) {
    const row = await findProcess(this.database, processId)
    if (!row) return {}
    if (cancelled) return { sentence: `该待办已取消（${cancelLabels[cancelled]}），无需办理。` }
    if (!by) return {}
    const names = await findNames(this.database, { people: onBehalfOf ? [by, onBehalfOf] : [by], units: [] })
    const name = onBehalfOf ? `${names.person(by)} 代 ${names.person(onBehalfOf)} ` : names.person(by)
    const when = at ? `于${momentName(Number(at))}` : ''
    const what = act ? `（${actLabel(row.state.kind, act)}）` : ''
    return { sentence: `该待办已由${name}${when}办结${what}，无需重复办理。`, context: { byName: name } }
  }

  private async personName(id: unknown): Promise<string> {
    return (await findNames(this.database, { people: [String(id)], units: [] })).person(String(id))
  }

  private async unitNames(ids: string[]): Promise<string[]> {
    const names = await findNames(this.database, { people: [], units: ids })
    return ids.map(id => names.unit(id).name)
  }
}

const fieldNames = ({ fields }: Record<string, unknown>): string[] =>
  (fields as TermsField[]).map(field => termsLabels[field])

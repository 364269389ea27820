import { Inject, Injectable } from '@nestjs/common'
import {
  decisionSentences,
  type AttendanceOrder,
  type DecideAttendances,
  type EnterAttendance,
  type RecordAttendance,
} from '#contracts/http/attendance.js'
import { judgeCode, type CodeJudgement } from '#domain/attendance/attendance-code.js'
import { takesAttendance } from '#domain/attendance/attendance.js'
import type { AuditEntry } from '#persistence/audit/record-audit.js'
import { changeAttendance } from '#persistence/attendance/change-attendance.js'
import {
  findAttendance,
  findHeading,
  type ActivityHeading,
} from '#persistence/attendance/find-attendances.js'
import { recordAttendance } from '#persistence/attendance/record-attendance.js'
import { isWithinReach } from '#persistence/attendance/within-reach.js'
import { businessNow, demoAheadMs } from '#persistence/read/demo-clock.js'
import { answerOnce, findAnswer } from '#persistence/requests/answer-once.js'
import { attendanceCodes } from '#secrets/attendance-codes.js'
import type { Keys } from '#secrets/key-file.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, DATA_KEYS, type Database } from '../dependencies.js'
import { accepted } from '../http/accepted.js'
import { ProblemError } from '../http/problem.js'
import { hashOf } from '../processes/canonical.js'
import { heldPaths, looksAfterActivity } from './attendance-authority.js'
import { aheadBy, changeOf, entered, mustFitCorrected } from './attendance-orders.js'
import { timesOf } from './attendance-view.js'
import { DecisionBatches } from './decision-batches.js'

@Injectable()
export class AttendanceService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
    private readonly batches: DecisionBatches,
  ) {}

  /** A code from a phone, now or when it had a network again, also after the closing. @throws ProblemError */
  async record(me: SignedIn, key: string, request: RecordAttendance) {
    // When the phone sent it again is not part of what it says.
    const { sentAt: _sentAt, ...said } = request
    return this.once(me, key, said, async () => {
      const activity = await this.held(request.activityId)
      const aheadMs = await demoAheadMs(this.database)
      const judged = this.judge(activity, request, aheadMs)
      if ('refused' in judged) throw new ProblemError(judged.refused)
      const { activityId, device = null } = request
      const row = {
        ...{ activityId, device, by: me.personId, personId: me.personId, unitId: null, way: 'code' as const },
        ...{ leftAt: null, companions: 0, reason: null, at: new Date(Date.now() + aheadMs), ...judged },
      }
      return client => recordAttendance(client, row)
    })
  }

  /** One person or unit, by the organiser. @throws ProblemError */
  async enter(me: SignedIn, key: string, activityId: string, request: EnterAttendance) {
    return this.once(me, key, { activityId, ...request }, async () => {
      const activity = await this.held(activityId)
      if (!looksAfterActivity(me, activity)) throw new ProblemError('notFound')
      const row = entered(activity, request, await businessNow(this.database))
      if (!(await isWithinReach(this.database, activityId, request)))
        throw new ProblemError('attendanceOutOfReach')
      return client => recordAttendance(client, { ...row, by: me.personId })
    })
  }

  /** Decisions on rows that were opened one by one; they stand in the audit by the same commit. @throws ProblemError */
  async decide(
    me: SignedIn,
    key: string,
    activityId: string,
    { items }: DecideAttendances,
    entry: AuditEntry,
  ) {
    const bodyHash = hashOf({ activityId, items })
    const request = { by: me.personId, key, bodyHash, activityId, held: heldPaths(me), items, entry }
    const answer = accepted(await this.batches.decide(request))
    return { items: answer.items.map(each => ({ ...each, detail: decisionSentences[each.result] })) }
  }

  /** An answer by whom it is about; corrections and reversals by whoever looks after it. @throws ProblemError */
  async change(me: SignedIn, key: string, id: string, { command }: AttendanceOrder) {
    const row = await findAttendance(this.database, id)
    const activity = row && (await findHeading(this.database, row.activityId))
    if (!activity) throw new ProblemError('notFound')
    const isOwn = row.personId === me.personId
    const isAllowed = command.name === 'answer' ? isOwn : looksAfterActivity(me, activity) && !isOwn
    if (!isAllowed) throw new ProblemError(isOwn ? 'forbidden' : 'notFound')
    return this.once(me, key, { id, ...command }, async () => {
      if (command.name === 'correct')
        mustFitCorrected(activity, row, command, await businessNow(this.database))
      return client => changeAttendance(client, { id, by: me.personId, ...changeOf(command) })
    })
  }

  /** With any of the keys: a code that was shown before the keys changed still counts. */
  private judge(activity: ActivityHeading, request: RecordAttendance, aheadMs: number): CodeJudgement {
    const sent = aheadBy(aheadMs, request)
    let judged: CodeJudgement = { refused: 'codeUnknown' }
    for (const key of this.keys) {
      judged = judgeCode(timesOf(activity), sent, attendanceCodes(key, activity.id))
      if (!('refused' in judged) || judged.refused !== 'codeUnknown') break
    }
    return judged
  }

  /** @throws ProblemError notFound, activityNotHeld */
  private async held(activityId: string): Promise<ActivityHeading> {
    const activity = await findHeading(this.database, activityId)
    if (!activity) throw new ProblemError('notFound')
    if (!takesAttendance(activity.state)) throw new ProblemError('activityNotHeld')
    return activity
  }

  /** @param prepare looks whether it may be done now; a request that was answered before is not asked that again */
  private async once<T extends object>(
    me: SignedIn,
    key: string,
    body: object,
    prepare: () => Promise<Parameters<typeof answerOnce<T>>[2]>,
  ) {
    const request = { by: me.personId, key, bodyHash: hashOf(body) }
    const known = await findAnswer<T>(this.database, request)
    return accepted(known ?? (await answerOnce(this.database, request, await prepare())))
  }
}

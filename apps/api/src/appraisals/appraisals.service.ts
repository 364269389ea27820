import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { PoolClient } from 'pg'
import type { AppraisalOrder, SetAppraisalForm } from '#contracts/http/appraisals.js'
import { isWhole, scoreOf } from '#domain/appraisal/appraisal.js'
import { personalDataProblem } from '#domain/text/personal-data.js'
import { addCodes, hashOfToken, revokeCode } from '#persistence/appraisal/appraisal-codes.js'
import { addForm, findForm } from '#persistence/appraisal/appraisal-forms.js'
import {
  addReply,
  giveDoneWell,
  judgeVoice,
  withdrawDoneWell,
} from '#persistence/appraisal/decide-appraisals.js'
import { findOwnActivities } from '#persistence/appraisal/find-appraisals.js'
import { enterVoice } from '#persistence/appraisal/record-appraisal.js'
import { answerOnce } from '#persistence/attendance/attendance-request.js'
import { findHeading, type ActivityHeading } from '#persistence/attendance/find-attendances.js'
import type { Keys } from '#secrets/key-file.js'
import { sealText } from '#secrets/seal.js'
import type { SignedIn } from '../access/me.js'
import { looksAfterActivity } from '../attendance/attendance-authority.js'
import { DATABASE, DATA_KEYS, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { DirectoryChanges } from '../organisation/directory-changes.js'
import { hashOf } from '../processes/canonical.js'
import { unitsOf } from './appraisal-authority.js'
import { newToken } from './appraisal-token.js'

type Command = AppraisalOrder['command']
type Of<Name extends Command['name']> = Extract<Command, { name: Name }>

@Injectable()
export class AppraisalsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
    private readonly changes: DirectoryChanges,
  ) {}

  /** @throws ProblemError notFound for whoever neither looks after the activity nor served in it */
  async command(me: SignedIn, key: string, activityId: string, { command }: AppraisalOrder) {
    const activity = await findHeading(this.database, activityId)
    const isAllowed =
      activity &&
      (command.name === 'reply' ? await this.served(me, activityId) : looksAfterActivity(me, activity))
    if (!activity || !isAllowed) throw new ProblemError('notFound')
    const work = await this.workOf(me, activity, command)
    return this.once(me, key, { activityId, ...command }, work)
  }

  /** Another version; those in use stay as they are. @throws ProblemError formVersionTaken */
  setForm(me: SignedIn, key: string, form: SetAppraisalForm) {
    return this.once(me, key, form, async client => {
      const made = await addForm(client, { ...form, by: me.personId })
      return 'refused' in made ? made : { id: String(made.version) }
    })
  }

  private async workOf(
    me: SignedIn,
    { id: activityId, communityId, state, startsAt }: ActivityHeading,
    command: Command,
  ): Promise<(client: PoolClient) => Promise<Outcome>> {
    const by = me.personId
    if (command.name === 'makeCodes') {
      if (state === 'cancelled') throw new ProblemError('appraisalTooEarly')
      return client => addCodes(client, { ...this.codesOf(command), activityId, by })
    }
    if (command.name === 'revokeCode') return client => revokeCode(client, { ...command, activityId })
    if (command.name === 'enter') {
      if (state === 'cancelled' || startsAt.getTime() > Date.now())
        throw new ProblemError('appraisalTooEarly')
      const voice = await this.voiceOf(command)
      return client => enterVoice(client, { ...voice, activityId, communityId, by })
    }
    if (command.name === 'judge') return client => judgeVoice(client, { ...command, activityId, by })
    if (command.name === 'reply') {
      mustBeClean(command.text)
      return client => addReply(client, { ...command, activityId, by })
    }
    mustBeClean(command.reason)
    if (command.name === 'withdrawDoneWell')
      return client => withdrawDoneWell(client, { ...command, activityId, by })
    const { personId = null, unitId = null, reason } = command
    if ((personId === null) === (unitId === null)) throw new ProblemError('notServed')
    return client => giveDoneWell(client, { activityId, personId, unitId, reason, by })
  }

  private codesOf({ kind, count, opensAt, closesAt }: Of<'makeCodes'>) {
    const codes = Array.from({ length: kind === 'shared' ? 1 : count }, () => {
      const token = newToken()
      return { id: randomUUID(), hash: hashOfToken(token), sealed: sealText(this.keys, token) }
    })
    return { kind, opensAt, closesAt, codes }
  }

  /** @throws ProblemError appraisalAnswers, appraisalPersonalData */
  private async voiceOf({ source, formVersion, answers, comment }: Of<'enter'>) {
    const form = await findForm(this.database, formVersion)
    if (!form || !isWhole(form, answers)) throw new ProblemError('appraisalAnswers')
    if (comment !== undefined) mustBeClean(comment)
    return { source, formVersion, answers, score: scoreOf(answers), comment: comment ?? null }
  }

  private async served(me: SignedIn, activityId: string): Promise<boolean> {
    const own = await findOwnActivities(this.database, me.personId, unitsOf(me))
    return own.includes(activityId)
  }

  private async once(
    me: SignedIn,
    key: string,
    body: object,
    work: (client: PoolClient) => Promise<Outcome>,
  ): Promise<{ id: string }> {
    const request = { by: me.personId, key, bodyHash: hashOf(body) }
    return this.changes.accepted(await answerOnce<Outcome>(this.database, request, work))
  }
}

type Refusing =
  typeof revokeCode | typeof enterVoice | typeof judgeVoice | typeof giveDoneWell | typeof addForm
type Outcome = { id: string } | Extract<Awaited<ReturnType<Refusing>>, { refused: string }>

/** @throws ProblemError appraisalPersonalData naming what to take out */
const mustBeClean = (text: string): void => {
  const detail = personalDataProblem(text)
  if (detail !== undefined) throw new ProblemError('appraisalPersonalData', { detail })
}

import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { PoolClient } from 'pg'
import type { AppraisalCommand } from '#contracts/http/appraisals.js'
import { isWhole, scoreOf, type AppraisalForm } from '#domain/appraisal/appraisal.js'
import { personalDataProblem } from '#domain/text/personal-data.js'
import { addCodes, hashOfToken, revokeCode } from '#persistence/appraisal/appraisal-codes.js'
import { findForms, type addForm } from '#persistence/appraisal/appraisal-forms.js'
import { addReply, judgeVoices, withdrawEntry } from '#persistence/appraisal/decide-appraisals.js'
import { giveDoneWell, withdrawDoneWell } from '#persistence/appraisal/done-well.js'
import { enterVoices } from '#persistence/appraisal/record-appraisal.js'
import { findService, servedIn, type Service } from '#persistence/appraisal/services.js'
import { businessNow } from '#persistence/read/demo-clock.js'
import { answerOnce } from '#persistence/requests/answer-once.js'
import type { Keys } from '#secrets/key-file.js'
import { sealText } from '#secrets/seal.js'
import type { SignedIn } from '../access/me.js'
import { looksAfterActivity } from '../attendance/attendance-authority.js'
import { DATABASE, DATA_KEYS, type Database } from '../dependencies.js'
import { accepted } from '../http/accepted.js'
import { invalid, ProblemError } from '../http/problem.js'
import { hashOf } from '../processes/canonical.js'
import { unitsOf } from './appraisal-authority.js'
import { AppraisalRules, lastMoment } from './appraisal-rules.js'
import { newToken } from '#secrets/printed-token.js'

type Command = AppraisalCommand
type Of<Name extends Command['name']> = Extract<Command, { name: Name }>
/** Which service, and who asks. */
interface Order {
  serviceId: string
  by: string
}
type Work = (client: PoolClient) => Promise<Outcome>

@Injectable()
export class AppraisalsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
    private readonly rules: AppraisalRules,
  ) {}

  /** @throws ProblemError notFound for whoever neither looks after the service nor served in it */
  async command(me: SignedIn, key: string, id: string, command: Command) {
    const service = await findService(this.database, id)
    const isAllowed =
      service && (command.name === 'reply' ? await this.served(me, id) : looksAfterActivity(me, service))
    if (!service || !isAllowed) throw new ProblemError('notFound')
    const work = await this.workOf(me, service, command)
    return this.once(me, key, { serviceId: id, ...command }, work)
  }

  /** A command of these pages, once for its key. @throws ProblemError with what it was refused for */
  async once(me: SignedIn, key: string, body: object, work: Work): Promise<{ id: string }> {
    const request = { by: me.personId, key, bodyHash: hashOf(body) }
    return accepted(await answerOnce<Outcome>(this.database, request, work))
  }

  private async workOf(me: SignedIn, service: Service, command: Command): Promise<Work> {
    const of = { serviceId: service.id, by: me.personId }
    switch (command.name) {
      case 'makeCodes':
        return this.makingCodes(service, of, command)
      case 'revokeCode':
        return client => revokeCode(client, { ...command, ...of })
      case 'enter':
        return this.entering(service, of, command)
      case 'withdrawEntry':
        return client => withdrawEntry(client, { ...command, ...of })
      case 'judge':
        return client => judgeVoices(client, { ...command, ...of })
      case 'reply':
        mustBeClean(command.text)
        return client => addReply(client, { ...command, ...of })
      default:
        return doneWellWork(service, of, command)
    }
  }

  /** @throws ProblemError appraisalTooEarly, appraisalOver, invalidRequest beyond what the rules allow */
  private async makingCodes(service: Service, of: Order, command: Of<'makeCodes'>): Promise<Work> {
    const { kind, count } = command
    if (service.isCancelled) throw new ProblemError('appraisalTooEarly')
    const rule = await this.rules.at(service.communityId)
    const { days = rule.days } = command
    if (days > rule.days) throw invalid('command.days', `评议码最多在服务结束后 ${rule.days} 天内有效`)
    if (lastMoment(service, days).getTime() <= (await businessNow(this.database)))
      throw new ProblemError('appraisalOver', {
        detail: `服务结束已超过 ${days} 天，评议已经截止；手上的纸质评议可以代录。`,
      })
    const codes = Array.from({ length: kind === 'shared' ? 1 : count }, () => {
      const token = newToken()
      return { id: randomUUID(), hash: hashOfToken(token), sealed: sealText(this.keys, token) }
    })
    return client => addCodes(client, { ...of, communityId: service.communityId, kind, days, codes })
  }

  /** @throws ProblemError appraisalTooEarly, appraisalAnswers, appraisalPersonalData naming the sheet */
  private async entering(service: Service, of: Order, command: Of<'enter'>): Promise<Work> {
    const { source, formId, items } = command
    const { communityId, isCancelled, startsAt } = service
    if (isCancelled || startsAt.getTime() > (await businessNow(this.database)))
      throw new ProblemError('appraisalTooEarly')
    if (source === 'community' && items.length > 1) throw new ProblemError('appraisedAlready')
    const [form] = await findForms(this.database, [formId])
    const voices = items.map((item, at) => voiceOf(form, item, items.length > 1 ? `第 ${at + 1} 份：` : ''))
    return client => enterVoices(client, { ...of, communityId, formId, source, voices })
  }

  private served(me: SignedIn, id: string): Promise<boolean> {
    return servedIn(this.database, { personId: me.personId, unitIds: unitsOf(me) }, id)
  }
}

/** @throws ProblemError notServed, ownDoneWell, appraisalPersonalData */
const doneWellWork = (
  service: Service,
  of: Order,
  command: Of<'giveDoneWell'> | Of<'withdrawDoneWell'>,
): Work => {
  const { kind } = service
  if (kind === 'claim') throw new ProblemError('notServed')
  mustBeClean(command.reason)
  const order = {
    ...of,
    reason: command.reason,
    asCorrection: command.asCorrection,
  }
  if (command.name === 'withdrawDoneWell')
    return client => withdrawDoneWell(client, { ...order, doneWellId: command.doneWellId })
  const { personId = null, unitId = null } = command
  if ((personId === null) === (unitId === null)) throw new ProblemError('notServed')
  if (personId === of.by) throw new ProblemError('ownDoneWell')
  return client => giveDoneWell(client, { ...order, kind, personId, unitId })
}

/** @throws ProblemError appraisalAnswers, appraisalPersonalData */
const voiceOf = (form: AppraisalForm | undefined, item: Of<'enter'>['items'][number], where: string) => {
  const { answers, comment } = item
  if (!form || !isWhole(form, answers))
    throw new ProblemError('appraisalAnswers', { detail: `${where}每道题都要选一个等级。` })
  if (comment !== undefined) mustBeClean(comment, where)
  return { answers, score: scoreOf(answers), comment: comment ?? null }
}

type Refusing =
  | typeof revokeCode
  | typeof enterVoices
  | typeof judgeVoices
  | typeof withdrawEntry
  | typeof giveDoneWell
  | typeof withdrawDoneWell
  | typeof addForm
type Outcome = { id: string } | Extract<Awaited<ReturnType<Refusing>>, { refused: string }>

/** @throws ProblemError appraisalPersonalData naming what to take out */
const mustBeClean = (text: string, where = ''): void => {
  const detail = personalDataProblem(text)
  if (detail !== undefined) throw new ProblemError('appraisalPersonalData', { detail: `${where}${detail}` })
}

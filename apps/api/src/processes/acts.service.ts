import { Inject, Injectable, Logger } from '@nestjs/common'
import type { ActRequest } from '#contracts/http/processes.js'
import { kernelActOf } from '#domain/kernel/acts/kernel-acts.js'
import { tellingActOf } from '#domain/kernel/acts/tell.js'
import type { ActEvent, AddSeatsBody, CommentBody } from '#domain/kernel/events.js'
import { findSeat } from '#domain/kernel/find.js'
import { recall } from '#domain/kernel/acts/names.js'
import { refusal } from '#domain/kernel/refusal.js'
import type { Answer, ProcessState } from '#domain/kernel/state.js'
import { forgetDraft } from '#persistence/inbox/drafts.js'
import { findAsked, type AskedProcess } from '#persistence/process/processes.js'
import { hasUrgedLately } from '#persistence/process/part.js'
import { mayReadWords } from '#persistence/process/words.js'
import type { SignedIn } from '../access/me.js'
import { CommentChecks } from '../comments/comment-checks.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { checkedBody } from './act-body.js'
import { mustHoldBefore } from './before-acts.js'
import { hashOf } from './canonical.js'
import { apart } from './carried-files.js'
import { CommandSender } from './command-sender.js'
import { NamedPeople } from './named-people.js'
import { coordinates, partOf } from './part.js'
import { Refusals } from './refusals.js'
import { TransferTargets } from './transfer-targets.js'
import { isInOffice, officesOf, sittingOf } from './viewer.js'

@Injectable()
export class ActsService {
  private readonly log = new Logger('acts')

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly commands: CommandSender,
    private readonly refusals: Refusals,
    private readonly targets: TransferTargets,
    private readonly people: NamedPeople,
    private readonly comments: CommentChecks,
  ) {}

  /**
   * One act on one seat, answered after its commit; the same key again gets the same answer.
   * @param asked the process and the key's answer when they have been read already
   */
  async act(
    me: SignedIn,
    processId: string,
    key: string,
    request: ActRequest,
    asked?: AskedProcess,
  ): Promise<Answer> {
    const bodyHash = hashOf({ by: me.personId, ...request })
    const { state, answered } = asked ?? (await findAsked(this.database, processId, key))
    if (answered) return this.commands.repeat(answered, bodyHash)
    if (!state) throw new ProblemError('notFound')
    const event: ActEvent = { type: 'act', key, bodyHash, by: me.personId, ...request }
    const answer = await this.commands.send(state.kind, processId, await this.checked(me, state, event))
    if (tellingActOf(event.act)) await this.forgetDraft(me, processId, event)
    return answer
  }

  /** The act is done: a draft that stays does not undo it. */
  private async forgetDraft(me: SignedIn, processId: string, event: ActEvent): Promise<void> {
    await forgetDraft(this.database, { personId: me.personId, processId }, event).catch((error: unknown) =>
      this.log.warn(`a draft on ${processId} stays: ${String(error)}`),
    )
  }

  /** Proves that the person may sit there and that the body is one of this act. @returns the event as it is sent on */
  private async checked(me: SignedIn, state: ProcessState, event: ActEvent): Promise<ActEvent> {
    const { processId, kind } = state
    if (state.endedAt !== undefined) {
      const { outcome, endedAt } = state
      throw await this.refusals.explain(processId, event, refusal('processEnded', { outcome, endedAt }))
    }
    if (!isInOffice(me)) throw new ProblemError('notYourSeat')
    // A refusal tells what others did meanwhile.
    if (!(await mayReadWords(this.database, me, state))) throw new ProblemError('contentClosed')
    const { act } = event
    if (act === recall || kernelActOf(act)?.by === 'formerHand')
      return { ...event, offices: officesOf(me), body: checkedBody(kind, undefined, act, event.body) }
    return tellingActOf(act) ? this.told(me, state, event) : this.onSeat(me, state, event)
  }

  /**
   * Whoever has to do with the process may remind and comment; copying it on is for those who take part. Whoever coordinates
   * above may remind, once a day.
   */
  private async told(me: SignedIn, state: ProcessState, event: ActEvent): Promise<ActEvent> {
    const { processId, kind } = state
    const body = checkedBody(kind, undefined, event.act, event.body)
    const { isInvolved, takesPart } = await partOf(this.database, me, state)
    const isUrging = event.act === 'remind' && !takesPart && coordinates(me, state)
    if (!isInvolved && !isUrging) throw new ProblemError('notInvolved')
    if (isUrging && (await hasUrgedLately(this.database, processId, me.personId)))
      throw new ProblemError('urgedToday')
    if (event.act === 'copyTo' && !takesPart) throw new ProblemError('onlyTold')
    await this.people.checkCopied(event.act, body)
    if (event.act === 'comment') await this.comments.check(processId, body as CommentBody)
    return { ...event, offices: officesOf(me), body }
  }

  private async onSeat(me: SignedIn, state: ProcessState, event: ActEvent): Promise<ActEvent> {
    const { processId, kind } = state
    const place = findSeat(state, event.seatId)
    if (!place)
      throw await this.refusals.explain(processId, event, refusal('seatNotFound', { seatId: event.seatId }))
    const sitting = sittingOf(me, kind, place.seat.holder)
    if (!sitting) throw new ProblemError('notYourSeat')
    const { said, files } = apart(event)
    const checked = checkedBody(kind, place.round.form, event.act, said)
    await this.comments.checkFiles(processId, files)
    await this.targets.check(kind, event.act, checked, place.seat.holder)
    const body =
      event.act === 'addSeats'
        ? await this.people.withOffices(checked as AddSeatsBody, place.seat.holder)
        : checked
    await mustHoldBefore(this.database, state, place.round.form, event)
    const whole = files.length > 0 ? { ...(body as object), files } : body
    return { ...event, ...sitting, offices: officesOf(me, sitting), body: whole }
  }
}

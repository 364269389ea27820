/** Commands about an evaluation that are no acts of its process: slips made void, comments screened, objections. */
import { Inject, Injectable } from '@nestjs/common'
import type { PoolClient } from 'pg'
import type { EvaluationCommand } from '#contracts/http/evaluation-results.js'
import { findPartyOrganisation } from '#persistence/membership/find-memberships.js'
import { addObjection, decideObjection, screenComment } from '#persistence/evaluation/objections.js'
import { findJudgedAs } from '#persistence/evaluation/judged-sight.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import { answerOnce } from '#persistence/requests/answer-once.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { accepted } from '../http/accepted.js'
import { ProblemError } from '../http/problem.js'
import { hashOf } from '../processes/canonical.js'
import { isOfficer, unitsSpokenFor } from './evaluation-sight.js'
import { EvaluationsReader } from './evaluations.reader.js'
import { SlipsService } from './slips.service.js'

type Of<Name extends EvaluationCommand['name']> = Extract<EvaluationCommand, { name: Name }>
type Outcome = Awaited<ReturnType<typeof addObjection | typeof decideObjection | typeof screenComment>>
type Work = (client: PoolClient) => Promise<Outcome>

@Injectable()
export class EvaluationCommandsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly evaluations: EvaluationsReader,
    private readonly slips: SlipsService,
  ) {}

  /** Once for its key. @throws ProblemError with what it was refused for */
  async command(me: SignedIn, key: string, id: string, command: EvaluationCommand): Promise<{ id: string }> {
    const work = await this.workOf(me, id, command)
    const request = { by: me.personId, key, bodyHash: hashOf({ evaluationId: id, ...command }) }
    return accepted(await answerOnce<Outcome>(this.database, request, work))
  }

  private async workOf(me: SignedIn, id: string, command: EvaluationCommand): Promise<Work> {
    const by = me.personId
    switch (command.name) {
      case 'revokeSlip':
        return this.slips.revoking(me, id, command)
      case 'screen':
        await this.mustBeOfficer(me, id)
        return client =>
          screenComment(client, { evaluationId: id, id: command.commentId, shown: command.shown, by })
      case 'decide': {
        await this.mustBeOfficer(me, id)
        const { objectionId, decision, reason } = command
        return client => decideObjection(client, { evaluationId: id, id: objectionId, decision, reason, by })
      }
      default:
        return this.objecting(me, id, command)
    }
  }

  /** A unit speaks for itself and for what has become part of it, a member for themselves. */
  private async objecting(me: SignedIn, id: string, { kind, subjectId, text }: Of<'object'>): Promise<Work> {
    await this.evaluations.open(me, id)
    const own = kind === 'unit' ? await findJudgedAs(this.database, unitsSpokenFor(me)) : [me.personId]
    if (!own.includes(subjectId)) throw new ProblemError('notFound')
    const unitId = kind === 'unit' ? subjectId : await this.unitOf(me)
    return client =>
      addObjection(client, { evaluationId: id, kind, subjectId, unitId, text, by: me.personId })
  }

  private async unitOf({ personId, unit }: SignedIn): Promise<string> {
    const today = await businessToday(this.database)
    return (await findPartyOrganisation(this.database, personId, today)) ?? unit.id
  }

  private async mustBeOfficer(me: SignedIn, id: string): Promise<void> {
    const { row } = await this.evaluations.open(me, id)
    if (!isOfficer(me, row.districtPath)) throw new ProblemError('forbidden')
  }
}

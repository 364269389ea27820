/** Slips: printed once with their tokens, revoked, replaced; who asked and why stays. */
import { Inject, Injectable } from '@nestjs/common'
import type { PoolClient } from 'pg'
import type { z } from 'zod'
import {
  slipChangeLabels,
  slipStateLabels,
  type printedSlips,
  type SlipCommand,
  type slipList,
} from '#contracts/http/evaluation-slips.js'
import { slipPath } from '#contracts/http/voting.js'
import { type EvaluationCommand } from '#contracts/http/evaluation-results.js'
import { tokenHashOf } from '#ballots/slip-secrets.js'
import { askedOf } from '#domain/evaluation/questionnaire.js'
import { findParts, type EvaluationPart } from '#persistence/evaluation/find-communities.js'
import { findQuestionnaire, findSubjects } from '#persistence/evaluation/find-questionnaires.js'
import {
  findSlipChanges,
  findSlips,
  findWaitingWithdrawals,
  type FoundSlip,
  type FoundSlipChange,
} from '#persistence/evaluation/find-slips.js'
import { printSlips, replaceSlip, revokeSlip, type PrintedSlip } from '#persistence/evaluation/slips.js'
import { findNames } from '#persistence/read/names.js'
import { inTransaction } from '#persistence/transaction.js'
import { newToken } from '#secrets/printed-token.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { acceptedSlip } from './accepted-slip.js'
import { entersPaper, printsSlips, seesTurnout } from './evaluation-sight.js'
import { EvaluationsReader, type OpenedEvaluation } from './evaluations.reader.js'

type Printed = z.input<typeof printedSlips>

export interface SlipsOfCommunity {
  opened: OpenedEvaluation
  part: EvaluationPart
}

export const freshToken = () => {
  const token = newToken()
  return { token, hash: tokenHashOf(token) }
}

@Injectable()
export class SlipsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly evaluations: EvaluationsReader,
  ) {}

  /** The slips of a community and what is asked there, for printing and for entering paper. */
  async list(me: SignedIn, id: string, communityId: string): Promise<z.input<typeof slipList>> {
    const { opened, part } = await this.communityOf(me, id, communityId, seesTurnout)
    const [slips, waiting, changes, subjects, questionnaire] = await Promise.all([
      findSlips(this.database, id, communityId),
      findWaitingWithdrawals(this.database, id, communityId),
      findSlipChanges(this.database, id, communityId),
      findSubjects(this.database, id, communityId),
      findQuestionnaire(this.database, opened.row.questionnaireVersion),
    ])
    const names = await findNames(this.database, {
      people: [...waiting, ...changes].flatMap(({ by, agreedBy }) => [
        by,
        ...(agreedBy === null ? [] : [agreedBy]),
      ]),
      units: [],
    })
    const isChecker = entersPaper(me, part.path)
    const withdrawalOf = (last: FoundSlipChange | undefined) =>
      last && {
        withdrawal: {
          ...{ byName: names.person(last.by), reason: last.reason, at: last.at.toISOString() },
          mayDecide: isChecker && last.by !== me.personId,
        },
      }
    return {
      items: slips.map(slip => ({
        ...slipOf(slip),
        enteredByMe: slip.enteredBy === me.personId && slip.paper === 'entered' && isChecker,
        ...withdrawalOf(waiting.find(({ number }) => number === slip.number)),
      })),
      changes: changes.map(({ what, by, agreedBy, at, number, reason }) => ({
        number,
        reason,
        whatLabel: slipChangeLabels[what],
        byName: names.person(by),
        ...(agreedBy !== null && { agreedByName: names.person(agreedBy) }),
        at: at.toISOString(),
      })),
      subjects: questionnaire
        ? subjects.map(({ place, kind, name }) => ({
            ...{ place, kind, name },
            question: askedOf(questionnaire, kind, name),
          }))
        : [],
    }
  }

  /** @returns the tokens, the only time that they are told */
  async command(me: SignedIn, id: string, { order }: SlipCommand): Promise<Printed> {
    const { communityId, reason } = order
    const { opened, part } = await this.communityOf(me, id, communityId, printsSlips)
    mustBeRunning(opened)
    const of = { evaluationId: id, communityId, by: me.personId, reason }
    const slips = await inTransaction(this.database, async client =>
      order.name === 'print'
        ? printSlips(client, { ...of, again: order.again }, freshToken)
        : [acceptedSlip(await replaceSlip(client, { ...of, number: order.number }, freshToken()))],
    )
    if (slips.length === 0) throw new ProblemError(part.drawn === 0 ? 'slipsNotDrawn' : 'nothingToPrint')
    return this.printed({ opened, part }, slips)
  }

  /** What is told of slips for printing them, this once. */
  printed({ opened, part }: SlipsOfCommunity, slips: readonly PrintedSlip[]): Printed {
    return {
      community: { id: part.id, name: part.name },
      title: opened.row.title,
      ...(opened.row.closesAt && { closesAt: opened.row.closesAt.toISOString() }),
      slips: slips.map(({ token, ...slip }) => ({ ...slip, address: slipPath(token) })),
    }
  }

  /** @returns the work of one transaction, for whoever may print there */
  async revoking(me: SignedIn, id: string, command: Extract<EvaluationCommand, { name: 'revokeSlip' }>) {
    const { communityId, number, reason } = command
    const { opened } = await this.communityOf(me, id, communityId, printsSlips)
    mustBeRunning(opened)
    return async (client: PoolClient) => {
      acceptedSlip(
        await revokeSlip(client, { evaluationId: id, communityId, number, reason, by: me.personId }),
      )
      return { id }
    }
  }

  /** @throws ProblemError notFound for another community's */
  async communityOf(
    me: SignedIn,
    id: string,
    communityId: string,
    may: (me: SignedIn, path: string) => boolean,
  ): Promise<SlipsOfCommunity> {
    const opened = await this.evaluations.open(me, id)
    const part = (await findParts(this.database, id, [communityId]))[0]
    if (!part || !opened.facts.communityIds.includes(communityId) || !may(me, part.path))
      throw new ProblemError('notFound')
    return { opened, part }
  }
}

const mustBeRunning = ({ row }: OpenedEvaluation): void => {
  if (!['approved', 'open'].includes(row.state)) throw new ProblemError('evaluationClosed')
}

const slipOf = ({ number, place, state, printed, voted, replaces, paper }: FoundSlip) => ({
  number,
  ...(place !== null && { place }),
  state,
  stateLabel: slipStateLabels[state],
  printed,
  voted,
  ...(replaces !== null && { replaces }),
  ...(paper !== null && { paper }),
})

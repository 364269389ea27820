/** A ballot that somebody else cast with a photo of the slip: one person asks with the slip in hand, another one decides. */
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { markOf, tokenHashOf } from '#ballots/slip-secrets.js'
import type { withdrawalAnswer, WithdrawalCommand } from '#contracts/http/evaluation-slips.js'
import {
  askWithdrawal,
  refuseWithdrawal,
  withdrawBallot,
  type WithdrawalRefusal,
} from '#persistence/evaluation/withdrawals.js'
import { inTransaction } from '#persistence/transaction.js'
import { readToken } from '#secrets/printed-token.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import type { Refused } from '../http/accepted.js'
import { invalid } from '../http/problem.js'
import { acceptedSlip } from './accepted-slip.js'
import { entersPaper } from './evaluation-sight.js'
import { freshToken, SlipsService } from './slips.service.js'

type Answer = z.input<typeof withdrawalAnswer>

@Injectable()
export class WithdrawalsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly slips: SlipsService,
  ) {}

  /** @throws ProblemError with what it was refused for */
  async withdraw(me: SignedIn, id: string, command: WithdrawalCommand['command']): Promise<Answer> {
    const { communityId, number } = command
    const where = await this.slips.communityOf(me, id, communityId, entersPaper)
    const slip = { evaluationId: id, communityId, number, by: me.personId }
    switch (command.name) {
      case 'ask': {
        const order = { ...slip, reason: command.reason }
        const inHand = inHandOf(command.code)
        acceptedWithdrawal(await inTransaction(this.database, client => askWithdrawal(client, order, inHand)))
        return { state: 'asked' }
      }
      case 'refuse': {
        const order = { ...slip, reason: command.reason }
        acceptedWithdrawal(await inTransaction(this.database, client => refuseWithdrawal(client, order)))
        return { state: 'refused' }
      }
      case 'agree': {
        const inHand = inHandOf(command.code)
        const work = inTransaction(this.database, client =>
          withdrawBallot(client, slip, inHand, freshToken()),
        )
        return { state: 'withdrawn', printed: this.slips.printed(where, [acceptedWithdrawal(await work)]) }
      }
    }
  }
}

const inHandOf = (code: string) => {
  const token = readToken(code)
  return { tokenHash: tokenHashOf(token), mark: markOf(token) }
}

const acceptedWithdrawal = <Done extends object>(
  outcome: Done | WithdrawalRefusal,
): Exclude<Done, Refused> => {
  if (isWrongCode(outcome))
    throw invalid(
      'command.code',
      '编码与这个编号的选票不符。请核对住户手中的原选票；补发过的，以补发的那张为准。',
    )
  return acceptedSlip<Done>(outcome)
}

const isWrongCode = (outcome: object): outcome is { refused: 'slipCodeWrong' } =>
  'refused' in outcome && outcome.refused === 'slipCodeWrong'

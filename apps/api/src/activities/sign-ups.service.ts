import { Inject, Injectable } from '@nestjs/common'
import {
  signUpStateLabels,
  type CancelSignUpRequest,
  type SignUpRequest,
} from '#contracts/http/activities.js'
import { cancelSignUp, signUp, type SignUpOrder, type SignUpResult } from '#persistence/activity/sign-up.js'
import { businessNow } from '#persistence/read/demo-clock.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { invalid, ProblemError } from '../http/problem.js'
import { signerOf } from './activities.service.js'
import { Turns } from './turns.js'

@Injectable()
export class SignUpsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly turns: Turns,
  ) {}

  /** @throws ProblemError with the rule that says no */
  async signUp(me: SignedIn, key: string, activityId: string, request: SignUpRequest) {
    const { unitId, postCode, places, despiteOverlap } = request
    if (unitId === undefined && places > 1)
      throw invalid('places', '本人报名只占一个名额；整体报名请选择机关党组织')
    const order = await this.orderOf(me, key, activityId, unitId)
    const asked = { places, despiteOverlap, ...(postCode !== undefined && { postCode }) }
    return answerOf(await this.turns.take(activityId, () => signUp(this.database, order, asked)))
  }

  /** @throws ProblemError with the rule that says no */
  async cancel(me: SignedIn, key: string, activityId: string, { unitId, reason }: CancelSignUpRequest) {
    const order = await this.orderOf(me, key, activityId, unitId)
    return answerOf(await this.turns.take(activityId, () => cancelSignUp(this.database, order, reason)))
  }

  private async orderOf(
    me: SignedIn,
    key: string,
    activityId: string,
    unitId: string | undefined,
  ): Promise<SignUpOrder> {
    const now = new Date(await businessNow(this.database))
    return { activityId, signer: signerOf(me, unitId), by: me.personId, now, key: `${me.personId} ${key}` }
  }
}

const answerOf = (result: SignUpResult) => {
  if ('refused' in result)
    throw new ProblemError(result.refused, result.context ? { context: result.context } : {})
  return { state: result.state, stateLabel: signUpStateLabels[result.state] }
}

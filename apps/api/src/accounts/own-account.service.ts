import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { ApiConfig } from '#config/api.js'
import type { passwordChange } from '#contracts/http/accounts.js'
import { passwordHistoryLength } from '#domain/accounts/password-rules.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { endOtherSessions } from '#persistence/accounts/devices.js'
import { changePassword } from '#persistence/accounts/passwords.js'
import { findAccount, type SignInAccount } from '#persistence/accounts/sign-in.js'
import { hashPassword, isPasswordOf } from '#secrets/password.js'
import type { SignedIn } from '../access/me.js'
import { CONFIG, DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { Attempts } from '../sign-in/attempts.js'
import { needsSecondFactor, passwordExpiry } from '../sign-in/next-step.js'
import { SignInService, type Browser } from '../sign-in/sign-in.service.js'
import { PasswordChoice } from './password-choice.js'

@Injectable()
export class OwnAccountService {
  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
    private readonly attempts: Attempts,
    private readonly passwords: PasswordChoice,
    private readonly signIns: SignInService,
  ) {}

  async describe(me: SignedIn) {
    const account = await findAccount(this.database, me.personId, localDateOf(Date.now()))
    return {
      ...(account && this.accountOf(account)),
      hasPassword: Boolean(account?.passwordHash),
      passwordPolicy: this.passwords.policy,
      own: account ? this.passwords.ownOf(account) : [],
      secondFactor: {
        enrolled: Boolean(account?.totpSecret),
        required: account !== undefined && needsSecondFactor(account.roles, this.config),
        recoveryCodesLeft: account?.recoveryCodesLeft ?? 0,
      },
      ...(me.needs !== null && { needs: me.needs }),
    }
  }

  /**
   * The present password is asked for: a browser left alone is not enough. All sign-ins end; this browser gets a new one.
   * @throws ProblemError passwordRefused, invalidRequest, signInLocked
   */
  async changePassword(
    me: SignedIn,
    { current, password }: z.output<typeof passwordChange>,
    browser: Browser,
  ) {
    if (me.needs !== null && me.needs !== 'newPassword') throw new ProblemError('signInUnfinished')
    const account = await this.confirmed(me, current, browser)
    const from = account.passwordHash ?? ''
    await this.passwords.check(
      password,
      account,
      [from, ...account.passwordHistory].slice(0, passwordHistoryLength),
    )
    const isChanged = await changePassword(this.database, me.personId, {
      from,
      to: await hashPassword(password),
    })
    if (!isChanged) throw new ProblemError('passwordRefused')
    await endOtherSessions(this.database, me.personId)
    const changed = await this.signIns.accountOf(me)
    return this.signIns.proceed(changed, { method: me.method, hasSecondFactor: true }, browser)
  }

  /** The person's account, when the password is theirs; guessing is locked as at the door. @throws ProblemError passwordRefused */
  async confirmed(
    me: SignedIn,
    password: string,
    { request }: Pick<Browser, 'request'>,
  ): Promise<SignInAccount> {
    this.attempts.slow(request)
    const account = await this.signIns.accountOf(me)
    const subject = await this.attempts.begin(request, account.staffNumber ?? '', me.personId)
    if (!(await isPasswordOf(password, account.passwordHash))) throw new ProblemError('passwordRefused')
    await this.attempts.giveBack(subject)
    return account
  }

  private accountOf({ state, staffNumber, email, passwordChangedAt }: SignInAccount) {
    const expiry = passwordExpiry(passwordChangedAt, this.config)
    return {
      state,
      ...(staffNumber !== null && { staffNumber }),
      ...(email !== null && { email }),
      ...(passwordChangedAt && { passwordChangedAt: passwordChangedAt.toISOString() }),
      ...(expiry && { passwordExpiresAt: expiry.toISOString() }),
    }
  }
}

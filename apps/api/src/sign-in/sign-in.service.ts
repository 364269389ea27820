/** Signing in, step by step; each step that succeeds gives the browser a new cookie. */
import { Inject, Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { ApiConfig } from '#config/api.js'
import type { signIn, signInAnswer } from '#contracts/http/accounts.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { Mailer } from '#mail/mailer.js'
import { rehashPassword } from '#persistence/accounts/passwords.js'
import { useRecoveryCode, useTotpStep } from '#persistence/accounts/second-factor.js'
import {
  findAccount,
  findAccountByStaffNumber,
  noteSignIn,
  type SignInAccount,
} from '#persistence/accounts/sign-in.js'
import type { Keys } from '#secrets/key-file.js'
import { hashOfRecoveryCode, totpStepOf } from '#secrets/one-time-codes.js'
import { hashPassword, isHashedAsOf, isPasswordOf } from '#secrets/password.js'
import { unsealText } from '#secrets/seal.js'
import type { SignedIn } from '../access/me.js'
import { CONFIG, DATABASE, DATA_KEYS, MAILER, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { SessionService } from '../session/session.service.js'
import { Attempts } from './attempts.js'
import { nextStep, type Way } from './next-step.js'

/** The browser in front of us. */
export interface Browser {
  request: FastifyRequest
  reply: FastifyReply
}

type Answer = z.input<typeof signInAnswer>

@Injectable()
export class SignInService {
  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
    @Inject(MAILER) private readonly mailer: Mailer | undefined,
    private readonly sessions: SessionService,
    private readonly attempts: Attempts,
  ) {}

  options() {
    const { DEMO_MODE, OIDC_ISSUER, OIDC_LABEL } = this.config
    return {
      demo: DEMO_MODE,
      mail: this.mailer !== undefined,
      ...(OIDC_ISSUER !== undefined && { oidc: { label: OIDC_LABEL } }),
    }
  }

  /**
   * One answer, and one time that it takes, for whoever is not there, has another password, or is not active.
   * @throws ProblemError signInRefused, signInLocked, tooManyRequests
   */
  async withPassword({ staffNumber, password }: z.output<typeof signIn>, browser: Browser): Promise<Answer> {
    this.attempts.slow(browser.request)
    const account = await findAccountByStaffNumber(this.database, staffNumber, today())
    if (account) browser.request.audit = { subject: 'person', subjectId: account.personId }
    const subject = await this.attempts.begin(browser.request, staffNumber, account?.personId)
    const isRight = await isPasswordOf(password, account?.passwordHash)
    if (!account || !isRight || account.state !== 'active') throw new ProblemError('signInRefused')
    await this.keepUpToDate(account, password)
    const answer = await this.proceed(account, { method: 'password', hasSecondFactor: false }, browser)
    if (answer.next) await this.attempts.giveBack(subject)
    return answer
  }

  /** @throws ProblemError codeRefused, signInLocked, accountState when no code is asked for */
  async withCode(me: SignedIn, code: string, browser: Browser): Promise<Answer> {
    if (me.needs !== 'secondFactor') throw new ProblemError('accountState')
    this.attempts.slow(browser.request)
    const account = await this.accountOf(me)
    await this.attempts.begin(browser.request, account.staffNumber ?? '', account.personId)
    if (!(await this.isCodeOf(account, code))) throw new ProblemError('codeRefused')
    return this.proceed(account, { method: me.method, hasSecondFactor: true }, browser)
  }

  /** Signs in as far as possible: completely, or up to what is still missing. */
  async proceed(account: SignInAccount, way: Way, browser: Browser): Promise<Answer> {
    const next = nextStep(account, way, this.config)
    const { request, reply } = browser
    const me = await this.sessions.signIn(account.personId, request, reply, {
      method: way.method,
      needs: next,
    })
    const details = { method: way.method, ...(next && { next }) }
    request.audit = { personId: account.personId, session: me.sessionHash, details }
    if (next) return { next }
    await this.attempts.succeed(request, reply, account.staffNumber ?? '')
    await noteSignIn(this.database, account.personId)
    return { session: await this.sessions.describe(me) }
  }

  /** @throws ProblemError accountMissing */
  async accountOf({ personId }: Pick<SignedIn, 'personId'>): Promise<SignInAccount> {
    const account = await findAccount(this.database, personId, today())
    if (!account) throw new ProblemError('accountMissing')
    return account
  }

  /** A code counts once: a second time it is refused, as is one that is older than the last. */
  private async isCodeOf({ personId, totpSecret }: SignInAccount, code: string): Promise<boolean> {
    if (totpSecret === null) return false
    if (!/^\d+$/.test(code)) return useRecoveryCode(this.database, personId, hashOfRecoveryCode(code))
    const step = totpStepOf(unsealText(this.keys, totpSecret), code)
    return step !== undefined && useTotpStep(this.database, personId, step)
  }

  private async keepUpToDate({ personId, passwordHash }: SignInAccount, password: string): Promise<void> {
    if (passwordHash === null || isHashedAsOf(passwordHash)) return
    await rehashPassword(this.database, personId, { from: passwordHash, to: await hashPassword(password) })
  }
}

const today = () => localDateOf(Date.now())

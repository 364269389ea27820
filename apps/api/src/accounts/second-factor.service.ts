/** Binding an authenticator to an account, and taking it away again. */
import { Inject, Injectable } from '@nestjs/common'
import type { ApiConfig } from '#config/api.js'
import { endOtherSessions } from '#persistence/accounts/devices.js'
import {
  beginEnrolment,
  confirmEnrolment,
  removeSecondFactor,
  renewRecoveryCodes,
} from '#persistence/accounts/second-factor.js'
import type { SignInAccount } from '#persistence/accounts/sign-in.js'
import type { Keys } from '#secrets/key-file.js'
import {
  hashOfRecoveryCode,
  newRecoveryCodes,
  newTotpSecret,
  totpAddress,
  totpStepOf,
} from '#secrets/one-time-codes.js'
import { sealText, unsealText } from '#secrets/seal.js'
import type { SignedIn } from '../access/me.js'
import { CONFIG, DATABASE, DATA_KEYS, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { Attempts } from '../sign-in/attempts.js'
import { needsSecondFactor } from '../sign-in/next-step.js'
import { SignInService, type Browser } from '../sign-in/sign-in.service.js'
import { OwnAccountService } from './own-account.service.js'

@Injectable()
export class SecondFactorService {
  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
    private readonly attempts: Attempts,
    private readonly own: OwnAccountService,
    private readonly signIns: SignInService,
  ) {}

  /** A secret that counts only once a code confirms it. @throws ProblemError passwordRefused, signInUnfinished */
  async begin(me: SignedIn, password: string | undefined, browser: Pick<Browser, 'request'>) {
    const account = await this.mayEnrol(me, password, browser)
    const secret = newTotpSecret()
    await beginEnrolment(this.database, me.personId, sealText(this.keys, secret))
    const address = totpAddress(secret, account.staffNumber ?? me.name)
    // Few enrol in the life of a process: a start does not wait for it.
    const { toString: pictureOf } = await import('qrcode')
    const svg = await pictureOf(address, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
    return { secret, address, picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` }
  }

  /** @throws ProblemError codeRefused, accountState when no enrolment was begun */
  async confirm(me: SignedIn, code: string, browser: Browser) {
    if (me.needs !== null && me.needs !== 'enrolment') throw new ProblemError('signInUnfinished')
    this.attempts.slow(browser.request)
    const { totpPending } = await this.signIns.accountOf(me)
    if (totpPending === null) throw new ProblemError('accountState')
    const step = totpStepOf(unsealText(this.keys, totpPending), code)
    if (step === undefined) throw new ProblemError('codeRefused')
    const recoveryCodes = newRecoveryCodes()
    const recoveryHashes = recoveryCodes.map(hashOfRecoveryCode)
    const confirmation = { sealedSecret: totpPending, step, recoveryHashes }
    if (!(await confirmEnrolment(this.database, me.personId, confirmation)))
      throw new ProblemError('accountState')
    await endOtherSessions(this.database, me.personId, me.sessionHash)
    const account = await this.signIns.accountOf(me)
    const way = { method: me.method, hasSecondFactor: true }
    return { recoveryCodes, ...(await this.signIns.proceed(account, way, browser)) }
  }

  /** @throws ProblemError secondFactorRequired, passwordRefused, accountState */
  async remove(me: SignedIn, password: string, browser: Pick<Browser, 'request'>): Promise<void> {
    const { roles } = await this.own.confirmed(me, password, browser)
    if (needsSecondFactor(roles, this.config)) throw new ProblemError('secondFactorRequired')
    if (!(await removeSecondFactor(this.database, me.personId))) throw new ProblemError('accountState')
  }

  /** @throws ProblemError passwordRefused, accountState without a second factor */
  async renewCodes(me: SignedIn, password: string, browser: Pick<Browser, 'request'>) {
    const { totpSecret } = await this.own.confirmed(me, password, browser)
    if (totpSecret === null) throw new ProblemError('accountState')
    const recoveryCodes = newRecoveryCodes()
    await renewRecoveryCodes(this.database, me.personId, recoveryCodes.map(hashOfRecoveryCode))
    return { recoveryCodes }
  }

  /** Signing in has just asked for the password; later it is asked for again. */
  private async mayEnrol(
    me: SignedIn,
    password: string | undefined,
    browser: Pick<Browser, 'request'>,
  ): Promise<SignInAccount> {
    if (me.needs !== null && me.needs !== 'enrolment') throw new ProblemError('signInUnfinished')
    const account = await this.signIns.accountOf(me)
    if (me.needs === 'enrolment' || account.passwordHash === null) return account
    return this.own.confirmed(me, password ?? '', browser)
  }
}

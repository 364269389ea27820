import { Inject, Injectable, Logger } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { ApiConfig } from '#config/api.js'
import { linkPurposes } from '#domain/accounts/account-states.js'
import { passwordHistoryLength } from '#domain/accounts/password-rules.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import {
  countResetsAskedFor,
  createLink,
  findLink,
  selfAsked,
  type OpenLink,
} from '#persistence/accounts/links.js'
import { setPasswordByLink } from '#persistence/accounts/passwords.js'
import { findAccountByStaffNumber } from '#persistence/accounts/sign-in.js'
import { hashPassword } from '#secrets/password.js'
import { CONFIG, DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { Attempts } from '../sign-in/attempts.js'
import { LinkSender } from './link-sender.js'
import { PasswordChoice } from './password-choice.js'

/** Nobody's mailbox is to be flooded. */
const mostResetsAnHour = 3

@Injectable()
export class AccountLinksService {
  private readonly log = new Logger('account links')
  private resets: Promise<void> = Promise.resolve()

  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
    private readonly attempts: Attempts,
    private readonly passwords: PasswordChoice,
    private readonly sender: LinkSender,
  ) {}

  /** @throws ProblemError linkSpent, tooManyRequests */
  async look(token: string, request: FastifyRequest) {
    const link = await this.open(token, request)
    return {
      purpose: link.purpose,
      purposeLabel: linkPurposes[link.purpose],
      name: link.name,
      staffNumber: link.staffNumber ?? '',
      expiresAt: link.expiresAt.toISOString(),
      passwordPolicy: this.passwords.policy,
      own: this.passwords.ownOf(link),
    }
  }

  /** Sets the password and ends the person's sign-ins. @throws ProblemError linkSpent, invalidRequest, tooManyRequests */
  async use(token: string, password: string, request: FastifyRequest) {
    const link = await this.open(token, request)
    const earlier = link.passwordHistory.slice(0, passwordHistoryLength)
    await this.passwords.check(password, link, earlier)
    const set = await setPasswordByLink(this.database, token, await hashPassword(password))
    if (!set) throw new ProblemError('linkSpent')
    request.audit = { personId: set.personId, details: { purpose: link.purpose } }
    return { staffNumber: set.staffNumber ?? '' }
  }

  /** Answers before it looks: neither the answer nor its time tells who is there. @throws ProblemError tooManyRequests */
  requestReset(staffNumber: string, request: FastifyRequest): void {
    this.attempts.slow(request)
    // One at a time: many at once would all be counted as the first of the hour.
    this.resets = this.resets
      .then(() => this.reset(staffNumber))
      .catch((error: unknown) => this.log.error(error))
  }

  private async open(token: string, request: FastifyRequest): Promise<OpenLink> {
    this.attempts.slow(request)
    const link = await findLink(this.database, token)
    if (!link) throw new ProblemError('linkSpent')
    return link
  }

  private async reset(staffNumber: string): Promise<void> {
    const account = await findAccountByStaffNumber(this.database, staffNumber, localDateOf(Date.now()))
    if (account?.state !== 'active' || account.email === null || !this.sender.hasMail) return
    const { personId } = account
    if ((await countResetsAskedFor(this.database, personId)) >= mostResetsAnHour) return
    const lastsMinutes = this.config.RESET_MINUTES
    const link = await createLink(this.database, { personId, purpose: 'reset', by: selfAsked, lastsMinutes })
    await this.sender.mail('reset', account, link)
  }
}

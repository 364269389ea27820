/**
 * Guards against guessing: a throttle for the address, a lock for the staff number that grows with failures. A browser that
 * signed in before carries a token of its own and is counted by itself, so that whoever guesses from elsewhere cannot keep a
 * person out (OWASP: device cookies).
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ApiConfig } from '#config/api.js'
import { forgetFailures, giveAttemptBack, takeAttempt } from '#persistence/accounts/failures.js'
import { CONFIG, DATABASE, SESSION_KEY, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { Throttle } from '../http/throttle.js'
import { cookieName, cookieOptions } from '../session/cookies.js'

const knownForSeconds = 180 * 86_400
const nonceBytes = 16

@Injectable()
export class Attempts {
  private readonly throttle: Throttle

  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SESSION_KEY) private readonly key: Buffer,
  ) {
    this.throttle = new Throttle(config.SIGN_IN_BURST)
  }

  /** First of all, before anything is looked up. @throws ProblemError tooManyRequests */
  slow(request: FastifyRequest): void {
    this.throttle.take(request.ip)
  }

  /**
   * Counts an attempt under a staff number, whether there is somebody of that number or not.
   * @returns what is counted, for `giveBack` and `succeed`
   * @throws ProblemError signInLocked
   */
  async begin(request: FastifyRequest, staffNumber: string, personId: string | undefined): Promise<string> {
    const subject = this.subjectOf(request, staffNumber)
    const until = await takeAttempt(this.database, subject, personId)
    if (until) throw lockedUntil(until)
    return subject
  }

  async giveBack(subject: string): Promise<void> {
    await giveAttemptBack(this.database, subject)
  }

  /** Signing in is complete: failures are forgotten, and the browser is known from now on. */
  async succeed(request: FastifyRequest, reply: FastifyReply, staffNumber: string): Promise<void> {
    const subject = this.subjectOf(request, staffNumber)
    await forgetFailures(this.database, [subject, this.hash(`account:${staffNumber}`)])
    const nonce = randomBytes(nonceBytes).toString('base64url')
    const token = `${nonce}.${this.hash(`known:${staffNumber}:${nonce}`)}`
    reply.setCookie(this.cookieName, token, { ...cookieOptions(this.config), maxAge: knownForSeconds })
  }

  private subjectOf({ cookies }: FastifyRequest, staffNumber: string): string {
    const [nonce = '', mark = ''] = (cookies[this.cookieName] ?? '').split('.')
    const expected = Buffer.from(this.hash(`known:${staffNumber}:${nonce}`))
    const given = Buffer.from(mark)
    const isKnown = given.length === expected.length && timingSafeEqual(given, expected)
    return this.hash(isKnown ? `device:${nonce}` : `account:${staffNumber}`)
  }

  private get cookieName(): string {
    return cookieName(this.config, 'known')
  }

  private hash(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url')
  }
}

const lockedUntil = (until: Date): ProblemError => {
  const retryAfterSeconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000))
  const minutes = Math.ceil(retryAfterSeconds / 60)
  return new ProblemError('signInLocked', {
    detail: `连续输错次数过多，请 ${minutes} 分钟后再试，或联系安全管理员解锁。`,
    retryAfterSeconds,
  })
}

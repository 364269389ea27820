/** Sign-ins: an unguessable cookie whose keyed hash is all that Postgres knows. */
import { createHmac, randomBytes } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ApiConfig } from '#config/api.js'
import type { SignInMethod, SignInStep } from '#domain/accounts/account-states.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { roles } from '#domain/organisation/roles.js'
import { demoAheadMs } from '#persistence/read/demo-clock.js'
import {
  closeSession,
  findSessions,
  openSession,
  type Asking,
  type FoundSession,
} from '#persistence/accounts/sessions.js'
import type { SignedIn } from '#persistence/read/signed-in.js'
import { CONFIG, DATABASE, SESSION_KEY, type Database } from '../dependencies.js'
import { GroupCommit } from '../group-commit.js'
import { ProblemError } from '../http/problem.js'
import { cookieName, cookieOptions } from './cookies.js'

const minuteMs = 60_000
/** To type a code or choose a password. */
const unfinishedMinutes = 10

export interface SignInWay {
  method: SignInMethod
  /** What is still missing: until then the sign-in opens nothing else. */
  needs?: SignInStep | undefined
}

@Injectable()
export class SessionService {
  private readonly looks: GroupCommit<Asking, FoundSession | 'nobody'>

  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SESSION_KEY) private readonly key: Buffer,
  ) {
    const idleMinutes = config.SESSION_IDLE_MINUTES
    this.looks = new GroupCommit({
      mostRows: 50,
      mostUnderWay: 4,
      rowsOf: () => 1,
      namesOf: () => [],
      commit: asking => findSessions(database, { idleMinutes, today: localDateOf(Date.now()) }, asking),
    })
  }

  /**
   * The person of the request's cookie, unless it has been signed out, was idle too long or has run its time, or the
   * account was disabled; and whether they see the process that the request is about.
   */
  async whoAsks({ cookies }: FastifyRequest, processId?: string): Promise<FoundSession | undefined> {
    const id = cookies[this.cookieName]
    return id ? this.find(id, processId) : undefined
  }

  /**
   * Opens a sign-in under a new cookie and ends the one that the browser had: nobody can plant a cookie and wait
   * until somebody signs in with it. @throws ProblemError notSignedIn
   */
  async signIn(
    personId: string,
    request: FastifyRequest,
    reply: FastifyReply,
    { method, needs }: SignInWay = { method: 'demo' },
  ): Promise<SignedIn> {
    const earlier = request.cookies[this.cookieName]
    if (earlier) await closeSession(this.database, this.hash(earlier))
    const id = randomBytes(32).toString('base64url')
    const minutes = needs ? unfinishedMinutes : this.config.SESSION_HOURS * 60
    await openSession(this.database, {
      idHash: this.hash(id),
      personId,
      expiresAt: new Date(Date.now() + minutes * minuteMs),
      address: request.ip,
      userAgent: request.headers['user-agent']?.slice(0, 300) ?? '',
      needs: needs ?? null,
      method,
    })
    reply.setCookie(this.cookieName, id, cookieOptions(this.config))
    const found = await this.find(id)
    if (!found) throw new ProblemError('notSignedIn')
    return found.me
  }

  async signOut({ sessionHash }: SignedIn, reply: FastifyReply): Promise<void> {
    await closeSession(this.database, sessionHash)
    reply.clearCookie(this.cookieName, cookieOptions(this.config))
  }

  async describe({ personId, name, unit, grants }: SignedIn) {
    const { DEMO_MODE, PUBLIC_ORIGIN } = this.config
    return {
      personId,
      name,
      unit,
      grants: grants.map(({ path: _path, ...grant }) => ({ ...grant, roleLabel: roles[grant.role] })),
      demo: DEMO_MODE,
      ...(PUBLIC_ORIGIN !== undefined && { publicOrigin: new URL(PUBLIC_ORIGIN).origin }),
      aheadMs: DEMO_MODE ? await demoAheadMs(this.database) : 0,
    }
  }

  private async find(id: string, processId?: string): Promise<FoundSession | undefined> {
    const asking = { idHash: this.hash(id), ...(processId !== undefined && { processId }) }
    const found = await this.looks.send(asking)
    return found === 'nobody' ? undefined : found
  }

  private get cookieName(): string {
    return cookieName(this.config, 'session')
  }

  private hash(id: string): string {
    return createHmac('sha256', this.key).update(id).digest('base64url')
  }
}

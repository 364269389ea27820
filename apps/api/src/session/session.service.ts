/** Sign-ins: an unguessable cookie whose keyed hash is all that Postgres knows. */
import { createHmac, randomBytes } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ApiConfig } from '#config/api.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { roles } from '#domain/organisation/roles.js'
import { demoAheadMs } from '#persistence/read/demo-clock.js'
import { closeSession, findSession, openSession } from '#persistence/read/sessions.js'
import type { SignedIn } from '#persistence/read/signed-in.js'
import { CONFIG, DATABASE, SESSION_KEY, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'

const minuteMs = 60_000

@Injectable()
export class SessionService {
  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SESSION_KEY) private readonly key: Buffer,
  ) {}

  /**
   * The person of the request's cookie, unless it has been signed out, was idle too long or has run its time; and
   * whether they see the process that the request is about.
   */
  async whoAsks({ cookies }: FastifyRequest, processId?: string): ReturnType<typeof findSession> {
    const id = cookies[this.cookieName]
    return id ? this.find(id, processId) : undefined
  }

  /** Opens a sign-in and gives its cookie to the browser. @throws ProblemError notSignedIn */
  async signIn(personId: string, request: FastifyRequest, reply: FastifyReply): Promise<SignedIn> {
    const id = randomBytes(32).toString('base64url')
    await openSession(this.database, {
      idHash: this.hash(id),
      personId,
      expiresAt: new Date(Date.now() + this.config.SESSION_HOURS * 60 * minuteMs),
      address: request.ip,
      userAgent: request.headers['user-agent']?.slice(0, 300) ?? '',
    })
    reply.setCookie(this.cookieName, id, this.cookieOptions)
    const found = await this.find(id)
    if (!found) throw new ProblemError('notSignedIn')
    return found.me
  }

  async signOut({ sessionHash }: SignedIn, reply: FastifyReply): Promise<void> {
    await closeSession(this.database, sessionHash)
    reply.clearCookie(this.cookieName, this.cookieOptions)
  }

  async describe({ personId, name, unit, grants }: SignedIn) {
    const { DEMO_MODE } = this.config
    return {
      personId,
      name,
      unit,
      grants: grants.map(({ path: _path, ...grant }) => ({ ...grant, roleLabel: roles[grant.role] })),
      demo: DEMO_MODE,
      aheadMs: DEMO_MODE ? await demoAheadMs(this.database) : 0,
    }
  }

  private find(id: string, processId?: string): ReturnType<typeof findSession> {
    return findSession(this.database, {
      idHash: this.hash(id),
      idleMinutes: this.config.SESSION_IDLE_MINUTES,
      today: localDateOf(Date.now()),
      ...(processId !== undefined && { processId }),
    })
  }

  private get isSecure(): boolean {
    return this.config.PUBLIC_ORIGIN?.startsWith('https:') ?? false
  }

  /** The prefix makes browsers insist on Secure, this host and the whole path. */
  private get cookieName(): string {
    return this.isSecure ? '__Host-session' : 'session'
  }

  private get cookieOptions() {
    return { httpOnly: true, sameSite: 'strict', secure: this.isSecure, path: '/' } as const
  }

  private hash(id: string): string {
    return createHmac('sha256', this.key).update(id).digest('base64url')
  }
}

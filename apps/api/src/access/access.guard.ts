/** Enforces the policy of every route before anything else of it runs. */
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { ApiConfig } from '#config/api.js'
import { id, processId } from '#contracts/http/shared.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import { findAsked } from '#persistence/process/processes.js'
import { findPath } from '#persistence/organisation/find-path.js'
import { CONFIG, DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { checkQueryText } from '../http/query-text.js'
import { SessionService } from '../session/session.service.js'
import { idempotencyHeader } from './idempotency-key.js'
import type { SignedIn } from './me.js'
import { policies, rolesOf, type Policy } from './policies.js'
import { sightOf } from './sight.js'

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    private readonly sessions: SessionService,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    const { method, url } = request.routeOptions
    const policy = policies[`${[method].flat()[0]} ${url}`]
    if (!policy) throw new ProblemError('forbidden')
    if (policy.demo && !this.config.DEMO_MODE) throw new ProblemError('demoOnly')
    checkQueryText(request)
    if (policy.who === 'public') return true
    const about = processOf(request, policy)
    if (about !== undefined && policy.acts) this.readAhead(request, about)
    const found = await this.sessions.whoAsks(request, about)
    if (!found) throw new ProblemError('notSignedIn')
    request.me = found.me
    if (found.me.needs !== null && !policy.early) throw new ProblemError('signInUnfinished')
    if (!mayUse(policy, found.me)) throw new ProblemError('forbidden')
    if (!(found.seesProcess || (await this.reaches(request, policy, found.me))))
      throw new ProblemError('notFound')
    return true
  }

  /** An act needs the process too: it is read while the sign-in is, and looked at only by whoever may see it. */
  private readAhead(request: FastifyRequest, about: string): void {
    const key = request.headers[idempotencyHeader]
    if (typeof key !== 'string') return
    request.asked = findAsked(this.database, about, key)
    // Whoever awaits it hears of a failure; a request that is refused before does not.
    request.asked.catch(() => undefined)
  }

  /** Whether what the request is about lies within an office that opens it; without a scope everything does. */
  private async reaches({ params }: FastifyRequest, policy: Policy, me: SignedIn): Promise<boolean> {
    if (policy.scope === undefined) return true
    if (policy.scope === 'process') return false
    const known = id.safeParse((params as { id?: string }).id)
    const path = known.success && (await findPath(this.database, policy.scope, known.data))
    return (
      path !== false && path !== undefined && sightOf(me, rolesOf(policy)).some(top => isWithin(path, top))
    )
  }
}

/** The process that the request is about; none when its id is no id. */
const processOf = ({ params }: FastifyRequest, { scope }: Policy): string | undefined =>
  scope === 'process' ? processId.safeParse((params as { id?: string }).id).data : undefined

const mayUse = ({ who }: Policy, { grants }: SignedIn): boolean =>
  typeof who !== 'object' || grants.some(({ role }) => who.roles.includes(role))

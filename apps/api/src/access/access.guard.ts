/** Enforces the policy of every route before anything else of it runs. */
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { ApiConfig } from '#config/api.js'
import { processId } from '#contracts/http/shared.js'
import { isProcessVisible } from '#persistence/read/visibility.js'
import { CONFIG, DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { checkQueryText } from '../http/query-text.js'
import { SessionService } from '../session/session.service.js'
import type { SignedIn } from './me.js'
import { policies, type Policy } from './policies.js'

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
    private readonly sessions: SessionService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    const { method, url } = request.routeOptions
    const policy = policies[`${[method].flat()[0]} ${url}`]
    if (!policy) throw new ProblemError('forbidden')
    if (policy.demo && !this.config.DEMO_MODE) throw new ProblemError('demoOnly')
    checkQueryText(request)
    if (policy.who === 'public') return true
    const me = await this.sessions.personOf(request)
    if (!me) throw new ProblemError('notSignedIn')
    request.me = me
    await this.checkPerson(me, policy, request)
    return true
  }

  private async checkPerson(me: SignedIn, { who, scope }: Policy, { params }: FastifyRequest): Promise<void> {
    if (typeof who === 'object' && !me.grants.some(({ role }) => who.roles.includes(role)))
      throw new ProblemError('forbidden')
    if (scope === undefined) return
    const id = processId.safeParse((params as { id?: string }).id)
    if (!id.success || !(await isProcessVisible(this.database, me, id.data)))
      throw new ProblemError('notFound')
  }
}

/** Enforces the policy of every route before anything else of it runs. */
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { ApiConfig } from '#config/api.js'
import { processId } from '#contracts/http/shared.js'
import { CONFIG } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { checkQueryText } from '../http/query-text.js'
import { SessionService } from '../session/session.service.js'
import type { SignedIn } from './me.js'
import { policies, type Policy } from './policies.js'

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
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
    const found = await this.sessions.whoAsks(request, processOf(request, policy))
    if (!found) throw new ProblemError('notSignedIn')
    request.me = found.me
    if (!mayUse(policy, found.me)) throw new ProblemError('forbidden')
    if (policy.scope !== undefined && !found.seesProcess) throw new ProblemError('notFound')
    return true
  }
}

/** The process that the request is about; none when its id is no id. */
const processOf = ({ params }: FastifyRequest, { scope }: Policy): string | undefined =>
  scope && processId.safeParse((params as { id?: string }).id).data

const mayUse = ({ who }: Policy, { grants }: SignedIn): boolean =>
  typeof who !== 'object' || grants.some(({ role }) => who.roles.includes(role))

/** The district's identity provider, known by discovery when it is first needed. */
import { Inject, Injectable } from '@nestjs/common'
import {
  allowInsecureRequests,
  discovery,
  enableNonRepudiationChecks,
  type Configuration,
} from 'openid-client'
import type { ApiConfig } from '#config/api.js'
import { CONFIG } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'

const patienceSeconds = 5

@Injectable()
export class OidcProvider {
  private known: Promise<Configuration> | undefined

  constructor(@Inject(CONFIG) private readonly config: ApiConfig) {}

  /** @throws ProblemError oidcOff when none is configured, oidcAway when it does not answer */
  async configuration(): Promise<Configuration> {
    this.known ??= this.discover()
    try {
      return await this.known
    } catch (error) {
      // The next person asks it again.
      this.known = undefined
      throw error instanceof ProblemError ? error : new ProblemError('oidcAway')
    }
  }

  /** The configured address, never one that a request claims. */
  get redirectUri(): string {
    return new URL('/api/sign-in/oidc/callback', this.config.PUBLIC_ORIGIN).href
  }

  private async discover(): Promise<Configuration> {
    const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = this.config
    if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) throw new ProblemError('oidcOff')
    // Without it the library relies on the line alone; http passes on this machine only, says the configuration.
    const execute = [enableNonRepudiationChecks]
    if (OIDC_ISSUER.startsWith('http:')) execute.push(allowInsecureRequests)
    const options = { execute, timeout: patienceSeconds }
    return discovery(new URL(OIDC_ISSUER), OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, options)
  }
}

/** Signing in by the district's identity provider: authorization code with PKCE, state and nonce. */
import { Inject, Injectable, Logger } from '@nestjs/common'
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { ApiConfig } from '#config/api.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { findAccountByStaffNumber, type SignInAccount } from '#persistence/accounts/sign-in.js'
import type { Keys } from '#secrets/key-file.js'
import { sealText, unsealText } from '#secrets/seal.js'
import { CONFIG, DATABASE, DATA_KEYS, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { cookieName, cookieOptions } from '../session/cookies.js'
import { OidcProvider } from './oidc-provider.js'
import { SignInService, type Browser } from './sign-in.service.js'

/** What must come back unchanged; kept by the browser, sealed, for the time that people take at the provider. */
interface Journey {
  state: string
  nonce: string
  verifier: string
  /** Where the person wanted to go, a path of this site. */
  to: string
  beganAt: number
}

const longestJourneySeconds = 15 * 60

@Injectable()
export class OidcService {
  private readonly log = new Logger('oidc')

  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
    private readonly provider: OidcProvider,
    private readonly signIns: SignInService,
  ) {}

  /** The provider's address for this browser. @throws ProblemError oidcOff, oidcAway */
  async begin(wanted: string, { reply }: Browser): Promise<string> {
    const configuration = await this.provider.configuration()
    const verifier = randomPKCECodeVerifier()
    const [state, nonce, to] = [randomState(), randomNonce(), pathOf(wanted)]
    const journey: Journey = { state, nonce, verifier, to, beganAt: Date.now() }
    // Lax: the browser comes back from another site.
    const options = { ...cookieOptions(this.config, 'lax'), maxAge: longestJourneySeconds }
    reply.setCookie(this.cookieName, sealText(this.keys, JSON.stringify(journey)), options)
    return buildAuthorizationUrl(configuration, {
      redirect_uri: this.provider.redirectUri,
      scope: 'openid profile',
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    }).href
  }

  /** Where the browser goes next: into the portal, to what is still missing, or back to the door with the reason. */
  async finish(browser: Browser): Promise<string> {
    const { request, reply } = browser
    const journey = this.journeyOf(browser)
    reply.clearCookie(this.cookieName, cookieOptions(this.config, 'lax'))
    try {
      if (!journey) throw new ProblemError('oidcRefused')
      const account = await this.accountOf(await this.staffNumberOf(request.url, journey))
      request.audit = { subject: 'person', subjectId: account.personId }
      const { next } = await this.signIns.proceed(
        account,
        { method: 'oidc', hasSecondFactor: false },
        browser,
      )
      return next ? doorOf({ step: next, to: journey.to }) : journey.to
    } catch (error) {
      const { code } = this.problemOf(error)
      request.audit = { ...request.audit, outcome: 'refused', code }
      return doorOf({ problem: code, to: journey?.to ?? '/' })
    }
  }

  private async staffNumberOf(url: string, { state, nonce, verifier }: Journey): Promise<string> {
    const configuration = await this.provider.configuration()
    const current = new URL(this.provider.redirectUri)
    current.search = new URL(url, current).search
    const tokens = await authorizationCodeGrant(configuration, current, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) throw new ProblemError('oidcRefused')
    const name = this.config.OIDC_STAFF_NUMBER_CLAIM
    // Many providers tell more than who it is only when they are asked for it.
    const told = claims[name] ?? (await fetchUserInfo(configuration, tokens.access_token, claims.sub))[name]
    return typeof told === 'string' || typeof told === 'number' ? String(told).trim() : ''
  }

  /** @throws ProblemError oidcUnknown for whoever has no account, or a disabled one */
  private async accountOf(staffNumber: string): Promise<SignInAccount> {
    const account = await findAccountByStaffNumber(this.database, staffNumber, localDateOf(Date.now()))
    if (!account || account.state === 'disabled') throw new ProblemError('oidcUnknown')
    return account
  }

  private journeyOf({ request }: Browser): Journey | undefined {
    try {
      const sealed = request.cookies[this.cookieName] ?? ''
      const journey = JSON.parse(unsealText(this.keys, sealed)) as Journey
      return Date.now() - journey.beganAt < longestJourneySeconds * 1000 ? journey : undefined
    } catch {
      return undefined
    }
  }

  private problemOf(error: unknown): ProblemError {
    if (error instanceof ProblemError) return error
    this.log.warn(`a sign-in by the identity provider was refused: ${String(error)}`)
    const isAway = error instanceof ClientError ? error.code === 'OAUTH_TIMEOUT' : error instanceof TypeError
    return new ProblemError(isAway ? 'oidcAway' : 'oidcRefused')
  }

  private get cookieName(): string {
    return cookieName(this.config, 'oidc')
  }
}

/** A path of this site, never another site's address. */
const pathOf = (wanted: string): string => {
  const nowhere = 'https://nowhere.invalid'
  if (!wanted.startsWith('/') || !URL.canParse(wanted, nowhere)) return '/'
  const { origin, pathname, search } = new URL(wanted, nowhere)
  return origin === nowhere && !pathname.startsWith('//') ? pathname + search : '/'
}

const doorOf = (told: Record<string, string>): string => `/sign-in?${new URLSearchParams(told).toString()}`

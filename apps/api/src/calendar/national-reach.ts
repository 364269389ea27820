/** Who may bring in what counts everywhere: a system administrator with every community below their office. */
import { Inject, Injectable } from '@nestjs/common'
import { draftingRoles } from '#domain/policy/policy-change.js'
import { coversCommunities } from '#persistence/organisation/covers-communities.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'

@Injectable()
export class NationalReach {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The path of that office's unit; nobody else's notice moves other districts' deadlines. */
  async topOf(me: SignedIn): Promise<string | undefined> {
    for (const top of sightOf(me, draftingRoles)) if (await coversCommunities(this.database, top)) return top
    return undefined
  }
}

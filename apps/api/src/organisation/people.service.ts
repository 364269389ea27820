import { Inject, Injectable } from '@nestjs/common'
import type { PersonRequest } from '#contracts/http/organisation.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { changeDirectory } from '#persistence/organisation/change-directory.js'
import { findGrantsOf } from '#persistence/organisation/find-grants.js'
import { findPeople, findPerson } from '#persistence/organisation/find-organisation.js'
import { changePerson } from '#persistence/organisation/people.js'
import type { Page } from '#persistence/read/paged.js'
import type { SignedIn } from '../access/me.js'
import { policies, rolesOf } from '../access/policies.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { accepted } from '../http/accepted.js'
import { ProblemError } from '../http/problem.js'
import { DirectoryChanges } from './directory-changes.js'
import { officeGrantOf, rosterPersonOf } from './organisation-views.js'

const readers = rolesOf(policies['GET /api/organisation/people'] ?? { who: 'signedIn' })

@Injectable()
export class PeopleService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly changes: DirectoryChanges,
  ) {}

  async find(me: SignedIn, { search, ...page }: { search: string } & Page) {
    const sight = sightOf(me, readers)
    const { items, total } = await findPeople(this.database, sight, localDateOf(Date.now()), search, page)
    return { items: items.map(rosterPersonOf), total }
  }

  /** @throws ProblemError notFound */
  async grants(personId: string) {
    const today = localDateOf(Date.now())
    const person = await findPerson(this.database, personId, today)
    if (!person) throw new ProblemError('notFound')
    const grants = await findGrantsOf(this.database, personId, today)
    return { person: rosterPersonOf(person), items: grants.map(officeGrantOf) }
  }

  /** Whom it is about must be within the security administrator's offices, and so must the new unit. */
  async change(me: SignedIn, key: string, request: PersonRequest) {
    const { command } = request
    await this.changes.mustReach(me, ['SecurityAdministrator'], 'person', [command.personId])
    if (command.name !== 'leave')
      await this.changes.mustReach(me, ['SecurityAdministrator'], 'unit', [command.unitId])
    if (command.personId === me.personId) throw new ProblemError('grantToSelf')
    const order = this.changes.orderOf(me, key, request)
    return accepted(
      await changeDirectory(this.database, order, client => changePerson(client, order, command)),
    )
  }
}

import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type {
  newSubstitution,
  substitution,
  substitutionChoice,
  substitutionQuery,
} from '#contracts/http/substitutions.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import { entersForOthers } from '#domain/substitution/substitution-rules.js'
import { changeDirectory } from '#persistence/organisation/change-directory.js'
import {
  findCandidates,
  findOfficePaths,
  findPrincipals,
  findSubstitutions,
  type ChoiceRow,
  type SubstitutionRow,
} from '#persistence/substitution/find-substitutions.js'
import { endSubstitution, substitute } from '#persistence/substitution/substitutions.js'
import { lifecycles } from '#workflows/lifecycles.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { accepted } from '../http/accepted.js'
import { invalid, ProblemError } from '../http/problem.js'
import { kindLabel, officeLabel } from '../lifecycle/labels.js'
import { DirectoryChanges } from '../organisation/directory-changes.js'

type Choice = z.input<typeof substitutionChoice>

/** Paths below which somebody enters substitutions for others. */
const lookedAfterBy = (me: SignedIn): string[] => sightOf(me, entersForOthers)

@Injectable()
export class SubstitutionsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly changes: DirectoryChanges,
  ) {}

  async page(me: SignedIn, query: z.output<typeof substitutionQuery>) {
    const within = lookedAfterBy(me)
    const asked = { ...query, personId: me.personId, today: localDateOf(Date.now()), within }
    const { items, total } = await findSubstitutions(this.database, asked)
    return {
      items: items.map(row => viewOf(row)),
      total,
      kinds: Object.keys(lifecycles).map(nameOfKind),
      forOthers: within.length > 0,
    }
  }

  async principals(me: SignedIn, search: string | undefined): Promise<{ items: Choice[] }> {
    const find = findPrincipals(lookedAfterBy(me))
    const rows = await find(this.database, localDateOf(Date.now()), search)
    return { items: rows.filter(({ personId }) => personId !== me.personId).map(choiceOf) }
  }

  /** @throws ProblemError notFound for somebody whom the person does not look after */
  async candidates(me: SignedIn, principalId = me.personId, search?: string): Promise<{ items: Choice[] }> {
    const today = localDateOf(Date.now())
    if (principalId !== me.personId && !(await this.looksAfter(me, principalId)))
      throw new ProblemError('notFound')
    return { items: (await findCandidates(principalId)(this.database, today, search)).map(choiceOf) }
  }

  async begin(me: SignedIn, key: string, request: z.output<typeof newSubstitution>) {
    const unknown = request.kinds.find(kind => !Object.hasOwn(lifecycles, kind))
    if (unknown !== undefined) throw invalid('kinds', `没有“${unknown}”这类事项`)
    const { principalId = me.personId, reason: _reason, ...wanted } = request
    const order = { ...this.changes.orderOf(me, key, request), within: lookedAfterBy(me) }
    return accepted(
      await changeDirectory(this.database, order, client =>
        substitute(client, order, { principalId, ...wanted }),
      ),
    )
  }

  async end(me: SignedIn, key: string, id: string, reason: string) {
    const request = { id, reason }
    const order = { ...this.changes.orderOf(me, key, request), within: lookedAfterBy(me) }
    return accepted(await changeDirectory(this.database, order, client => endSubstitution(client, order, id)))
  }

  private async looksAfter(me: SignedIn, personId: string): Promise<boolean> {
    const tops = lookedAfterBy(me)
    const paths = await findOfficePaths(this.database, personId, localDateOf(Date.now()))
    return paths.some(path => tops.some(top => isWithin(path, top)))
  }
}

const nameOfKind = (kind: string) => ({ kind, label: kindLabel(kind) })

/** Whoever sees one may end it, while there is something to end: either of the two, and who looks after the principal. */
const viewOf = (row: SubstitutionRow): z.input<typeof substitution> => {
  const { kinds, enteredBy, enteredByName, enteredAt, endedAt, endedByName, endReason, ...rest } = row
  const isOver = row.state === 'ended' || row.state === 'endedEarly'
  return {
    ...rest,
    kinds: kinds.map(nameOfKind),
    enteredAt: enteredAt.toISOString(),
    ...(enteredBy !== row.principal.personId && { enteredByName: enteredByName ?? enteredBy }),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
    ...(endedByName !== null && { endedByName }),
    ...(endReason !== null && { endReason }),
    allowedActions: isOver ? [] : ['end'],
  }
}

const choiceOf = ({ offices, ...person }: ChoiceRow): Choice => ({
  ...person,
  officeLabels: offices.map(({ role, unitName }) => officeLabel(unitName, role)),
})

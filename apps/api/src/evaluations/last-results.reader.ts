/** Published results as facts of later processes: read here and nowhere else, by those entitled to them. */
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { noResultLabels, type LastResultView, type lastResults } from '#contracts/http/last-results.js'
import { lastResultOf } from '#domain/evaluation/last-result.js'
import type { ProcessState } from '#domain/kernel/state.js'
import {
  findLastResults,
  type FoundLastResult,
  type SubjectKey,
} from '#persistence/evaluation/find-last-results.js'
import type { ClaimFacts } from '#workflows/claim/claim.facts.js'
import type { InterviewFacts } from '#workflows/interview/interview.facts.js'
import type { PostClaimFacts } from '#workflows/post-claim/post-claim.facts.js'
import type { ReminderFacts } from '#workflows/reminder/reminder.facts.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { departmentRoles } from '../points/point-sight.js'
import { ProcessReader } from '../processes/process-reader.js'
import { unitsSpokenFor } from './evaluation-sight.js'

const unit = (id: string): SubjectKey => ({ kind: 'unit', id })
const person = (id: string): SubjectKey => ({ kind: 'person', id })

/** Whom a process decides about; kinds that decide about nobody are not here. */
const subjectsOf: Readonly<Record<string, (facts: never) => SubjectKey[]>> = {
  claim: ({ agencyId, jointUnits }: ClaimFacts) => [
    unit(agencyId),
    ...jointUnits.flatMap(({ unitId, status }) => (status === 'joined' ? [unit(unitId)] : [])),
  ],
  postClaim: ({ personId }: PostClaimFacts) => [person(personId)],
  reminder: ({ agencyId }: ReminderFacts) => [unit(agencyId)],
  interview: ({ personId }: InterviewFacts) => [person(personId)],
}

@Injectable()
export class LastResultsReader {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly processes: ProcessReader,
  ) {}

  /** Of those whom a process is about, as far as the person asking is entitled to them. */
  async ofProcess(me: SignedIn, id: string): Promise<z.input<typeof lastResults>> {
    const { state } = await this.processes.readWords(me, id)
    return { items: await this.of(me, subjectsIn(state)) }
  }

  /** @param beforeYear of earlier years only */
  async of(me: SignedIn, subjects: readonly SubjectKey[], beforeYear?: number): Promise<LastResultView[]> {
    if (subjects.length === 0) return []
    const sight = {
      above: sightOf(me, departmentRoles),
      unitIds: unitsSpokenFor(me),
      personId: me.personId,
    }
    return (await findLastResults(this.database, subjects, sight, beforeYear)).map(viewOf)
  }
}

const subjectsIn = ({ kind, facts }: ProcessState): SubjectKey[] =>
  facts === undefined ? [] : (subjectsOf[kind]?.(facts as never) ?? [])

const viewOf = (found: FoundLastResult): LastResultView => {
  const { kind, id, name, evaluationId, year } = found
  const result = lastResultOf(found)
  return {
    ...{ kind, id, name, evaluationId, year, answered: result.answered },
    ...('why' in result ? { noScore: noResultLabels[result.why] } : { score: result.score }),
  }
}

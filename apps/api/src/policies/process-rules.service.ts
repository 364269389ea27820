import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { processRules } from '#contracts/http/policies.js'
import { readVersion } from '#domain/calendar/closures.js'
import { openRoundsOf } from '#domain/kernel/find.js'
import { viewOf } from '#domain/kernel/draft.js'
import { findStage, type Lifecycle } from '#domain/kernel/lifecycle.js'
import type { ProcessState, Rules } from '#domain/kernel/state.js'
import type { StepValue } from '#domain/policy/policy-spec.js'
import { sentenceOf } from '#domain/policy/policy-words.js'
import { findNames } from '#persistence/read/names.js'
import { findPolicySources, findRowsByNumber } from '#persistence/rules/policy-rows.js'
import { policyHomeOf, policySpecOf } from '#workflows/policies.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProcessReader } from '../processes/process-reader.js'

type View = z.input<typeof processRules>

/** The rules that a process stands under, in words: which step of which policy each open deadline comes from. */
@Injectable()
export class ProcessRulesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly reader: ProcessReader,
  ) {}

  async of(processId: string): Promise<View> {
    const { state, rules, lifecycle } = await this.reader.read(processId)
    const spec = policySpecOf(state.kind)
    const policy = rules.policy as unknown as Record<string, StepValue>
    const sources = await this.sourcesOf(state)
    return {
      kind: state.kind,
      policyVersion: state.policyVersion,
      homeId: policyHomeOf(state.kind, state.facts),
      steps: Object.entries(spec.steps).flatMap(([step, { label }]) => {
        const value = policy[step]
        if (value === undefined) return []
        return [
          {
            step,
            label,
            sentence: sentenceOf(spec, step, value),
            source: sources.get(step) ?? { shipped: true },
          },
        ]
      }),
      rounds: roundsOf(lifecycle, state, rules),
      calendar: await this.calendarOf(state.calendarVersion, rules),
    }
  }

  private async sourcesOf({
    kind,
    policyVersion,
  }: ProcessState): Promise<Map<string, View['steps'][number]['source']>> {
    const numbers = Object.values(await findPolicySources(this.database, kind, policyVersion))
    const rows = await findRowsByNumber(this.database, numbers)
    return new Map(
      rows.map(({ step, unitId, unitName, effectiveFrom, changeId }) => [
        step,
        { shipped: false, unitId, unitName, effectiveFrom, changeId },
      ]),
    )
  }

  private async calendarOf(version: string, { calendar }: Rules): Promise<View['calendar']> {
    const { unitId } = readVersion(version)
    const names = await findNames(this.database, { people: [], units: unitId === undefined ? [] : [unitId] })
    return {
      version,
      noticeYears: calendar.noticeYears,
      ...(unitId !== undefined && { closuresOf: names.unit(unitId).name }),
    }
  }
}

/** A story hands a step's own stages to the round that it times: that is how one is known by the other. */
const roundsOf = (lifecycle: Lifecycle, state: ProcessState, rules: Rules): View['rounds'] =>
  openRoundsOf(state).flatMap(({ region, within, round }) => {
    const wanted = findStage(lifecycle, region, within.stage)?.opens?.(viewOf(state, rules, region))
    const stages = wanted?.[round.name]?.clock?.stages
    const step = Object.entries(rules.policy).find(
      ([, value]) => stages !== undefined && (value as { stages?: unknown } | null)?.stages === stages,
    )?.[0]
    return step === undefined ? [] : [{ region, round: round.name, step }]
  })

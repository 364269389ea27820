/**
 * A lifecycle is the story of a process as data: stages, the rounds each opens, where each outcome leads, and
 * what runs beside the main line. `lifecycle()` checks the story when the module loads.
 */
import type { Budget, ClockStage } from '../calendar/clock.js'
import type { Instant } from '../calendar/local-date.js'
import type { PersonId, UnitId } from '../organisation/roles.js'
import { kernelActNames } from './acts/names.js'
import type { Refusal } from './refusal.js'
import type { StepRow } from './rows.js'
import type { CancelReason, Holder, KeptAnswer, RoundRule, Seat, VoteThresholds } from './state.js'
import type { Notice } from './step.js'

/** What rules and stage functions may look at. */
export interface View<F, P> {
  facts: F
  policy: P
  stage: string
  visited: readonly string[]
}

export interface SeatSpec extends Holder {
  chair: string
  /** This chair has already given the round's completing answer (whoever proposes has signed). */
  answeredBy?: KeptAnswer
  /** What its vote counts for (票签). */
  weight?: number
}

export interface ClockSpec {
  budget: Budget
  stages: ClockStage[]
  /** When the time runs from something earlier than the opening of the round. */
  startedAt?: Instant
}

export interface RoundSpec {
  form: string
  rule: RoundRule
  seats: SeatSpec[]
  clock?: ClockSpec
  quiet?: boolean
  /** With the rule `votes`. */
  votes?: VoteThresholds
  /** `Role@place`, in this order: who steps in when a seat's office has nobody. */
  fallback?: string[]
  /** `Role@place` of whoever decides on more time. */
  superior?: string
  /** Stages a return may lead to, where that is the policy's to say and not the form's. */
  returnable?: string[]
  /** Whoever has just done the same passes their seat here too (同人通过). */
  samePersonPasses?: boolean
}

/** How the rounds of a stage stand: the outcome of each that is decided. */
export type Outcomes = Readonly<Record<string, string>>

export interface Choice<F, P> {
  among: string[]
  pick(view: View<F, P>): string
}
export type Target<F, P> = string | Choice<F, P>

/** One of several stages, decided from the facts; the list keeps the story checkable and drawable. */
export const oneOf = <F, P>(among: string[], pick: (view: View<F, P>) => string): Choice<F, P> => ({
  among,
  pick,
})

export interface Stage<F, P> {
  label: string
  /** Rounds this stage has open; asked again after every act, so rounds come and go with the facts. */
  opens?(view: View<F, P>): Record<string, RoundSpec>
  /**
   * `round.outcome` → next stage, at once. `all.done` when no round is open but quiet ones and the facts ask for no
   * other: at once, too, when they never asked for any.
   */
  on?: Record<string, Target<F, P>>
  /** Branches join: the name in `join.<name>` once the outcomes so far are enough, whatever is still open. */
  join?(view: View<F, P>, outcomes: Outcomes): string | undefined
  /** Entering this stage moves another region, e.g. a granted withdrawal ends the main line. */
  moves?: { region: string; stage: string }
  /** Whether what must come before it is there: without it nobody gets here over the holders' heads (移到环节, 代为决定). */
  needs?(facts: F): boolean
  /** What a return (退回) to this stage does to the facts. */
  returned?(facts: F, context: { now: Instant; policy: P }): F
  /** A final stage of `main` ends the process. */
  final?: boolean
}

export interface ActContext<P> {
  by: PersonId
  seat: Seat
  now: Instant
  policy: P
}

/** What an act does to its round: `records` leaves it open, `completes` answers for the chair, `decides` ends it at once. */
export type ActEffect = 'records' | 'completes' | 'decides'

export interface ActSpec<F, P> {
  label: string
  effect: ActEffect
  /** The round's outcome; required unless the act only records. */
  outcome?: string
  /** Which way it counts where votes decide (票签); an act without a side is an abstention, or decides at once. */
  vote?: 'for' | 'against'
  /** Why the other open seats close when this act decides. */
  cancels?: CancelReason
  /** Which seats of the round have this act; all by default. */
  offeredTo?(seat: Seat, view: View<F, P>): boolean
  refuses?(view: View<F, P>, body: unknown, context: ActContext<P>): Refusal | undefined
  apply?(facts: F, body: unknown, context: ActContext<P>): F
  /** Acts that may not be taken back (撤回). */
  final?: boolean
  /** The interface asks again before sending. */
  confirm?: boolean
}

export interface Form<F, P> {
  label: string
  acts: Record<string, ActSpec<F, P>>
  /** 回避: nobody decides on their own application. */
  avoidsInitiator?: boolean
  /** 回避 too: whoever asked for what is decided here, when that is not whoever started the process. */
  avoids?(facts: F): PersonId[]
  /** 回避 of whole units, where policy says so: nobody who holds an office there decides. */
  avoidsUnits?(facts: F, policy: P): UnitId[]
  transferable?: boolean
  delegable?: boolean
  /** People may be added before, after or beside (加签). */
  addable?: boolean
  /** Whoever takes a pooled task has it alone, until they put it back. */
  takeable?: boolean
  /** Stages that a return may lead to, of those visited. */
  returnable?: string[] | 'visited'
  /** What a decision does to the facts, whoever's answer brought it; a single vote (票签) decides nothing yet. */
  decided?(facts: F, outcome: string): F
  /** Asks for individual care: never in a batch. */
  individual?: true
  /** The act with which whoever has just done the same passes this step too, where policy says so; it changes no facts. */
  passesSamePerson?: string
}

/** Where a process stands between two steps. */
export interface Point<F> {
  processId: string
  facts: F
  /** Of the main line. */
  stage: string
  ended: boolean
}

/** What becomes of an open process when a unit in its facts becomes part of another (并入). */
export interface MergerRule {
  /** Who goes on with it, in a sentence for people. */
  follows: string
  /** Why it ends instead where the successor has the same matter under way. */
  endsTwice?: string
}

export interface Lifecycle<F = unknown, P = unknown> {
  kind: string
  label: string
  /** Letters before a process's number, e.g. RL-2026-000123. */
  numberPrefix: string
  firstStage(facts: F): string
  /** The final stage that the usual way leads to: the first one when left out, none where foretelling one would prejudge. */
  goal?: string | null
  main: Record<string, Stage<F, P>>
  beside?: Record<string, { first: string; stages: Record<string, Stage<F, P>> }>
  forms: Record<string, Form<F, P>>
  /** Named nodes of this process; escalation and visibility refer to them (`SubdistrictCoordinator@subdistrict`). */
  places(facts: F): Record<string, UnitId>
  /** What only one open process of the kind may hold at a time, e.g. the project of a claim. */
  subject?(facts: F, stage: string): string | undefined
  /** The facts with units that became others; a process without units in its facts needs none. */
  relocated?(facts: F, moved: (id: UnitId) => UnitId): F
  /** Goes with `relocated`. */
  merger?: MergerRule
  /** Why it ends when the member it is about is no longer there; without it, it goes on. */
  endsWithMember?: string
  /** What it leaves behind as rows of their own: those that differ from the step before are written with the step. */
  rows?(point: Point<F>): StepRow[]
  /** What others hear of a step besides the holders of its seats; `before` is missing on the first. */
  tells?(after: Point<F>, before?: Point<F>): Pick<Notice, 'to' | 'circle' | 'template'>[]
  /** Where a start goes that its initiator takes back (撤回) before anybody acted; without it, it stays started. */
  recalled?(facts: F): { stage: string; facts: F } | undefined
  /** Who hears of the end. */
  parties(facts: F): Holder[]
}

/**
 * Returns the definition after checking that the story holds together.
 * @throws Error naming every flaw: unknown or unreachable stages, stages without a way out, acts without an outcome
 */
export const lifecycle = <F, P>(definition: Lifecycle<F, P>): Lifecycle => {
  const flaws = Object.entries(regionsOf(definition)).flatMap(([region, stages]) =>
    flawsOf(region, stages, definition),
  )
  flaws.push(...moveFlaws(definition), ...formFlaws(definition))
  if (flaws.length > 0) throw new Error(`lifecycle ${definition.kind}: ${flaws.join('; ')}`)
  return { ...definition, main: { ...definition.main, [terminated]: { label: '已终止', final: true } } }
}

/** The end an administrator can bring about from anywhere; every process has it. */
export const terminated = 'terminated'

export const regionsOf = <F, P>(
  definition: Lifecycle<F, P>,
): Record<string, Record<string, Stage<F, P>>> => ({
  main: definition.main,
  ...Object.fromEntries(
    Object.entries(definition.beside ?? {}).map(([name, region]) => [name, region.stages]),
  ),
})

/** A stage by names that may come from outside. */
export const findStage = <F, P>(
  definition: Lifecycle<F, P>,
  region: string,
  stage: string,
): Stage<F, P> | undefined => {
  const beside = definition.beside ?? {}
  const aside = Object.hasOwn(beside, region) ? beside[region]?.stages : undefined
  const stages = region === 'main' ? definition.main : aside
  return stages && Object.hasOwn(stages, stage) ? stages[stage] : undefined
}

/** Stages that a target may lead to. */
export const targetsOf = <F, P>(target: Target<F, P>): string[] =>
  typeof target === 'string' ? [target] : target.among

const flawsOf = <F, P>(
  region: string,
  stages: Record<string, Stage<F, P>>,
  definition: Lifecycle<F, P>,
): string[] => {
  const reached = new Set(
    Object.values(stages).flatMap(stage => Object.values(stage.on ?? {}).flatMap(targetsOf)),
  )
  const moved = movesOf(definition)
  const first = region === 'main' ? Object.keys(stages)[0] : definition.beside?.[region]?.first
  return [
    ...[...reached].filter(name => !stages[name]).map(name => `${region} leads to unknown stage ${name}`),
    ...Object.keys(stages)
      .filter(
        name =>
          name !== first &&
          !reached.has(name) &&
          !moved.some(move => move.region === region && move.stage === name),
      )
      .map(name => `${region}.${name} cannot be reached`),
    ...Object.entries(stages)
      .filter(([, stage]) => !stage.final && !stage.moves && Object.keys(stage.on ?? {}).length === 0)
      .map(([name]) => `${region}.${name} has no way out`),
    ...Object.entries(stages)
      .filter(
        ([, { join, on = {} }]) =>
          (join !== undefined) !== Object.keys(on).some(way => way.startsWith('join.')),
      )
      .map(([name]) => `${region}.${name} joins branches exactly when it says where they lead`),
    ...Object.entries(stages)
      .filter(([, { opens, on = {} }]) => !opens && Object.keys(on).some(outcome => outcome !== 'all.done'))
      .map(([name]) => `${region}.${name} waits for rounds it never opens`),
  ]
}

const movesOf = <F, P>(definition: Lifecycle<F, P>): { region: string; stage: string }[] =>
  Object.values(regionsOf(definition)).flatMap(stages =>
    Object.values(stages).flatMap(({ moves }) => moves ?? []),
  )

const moveFlaws = <F, P>(definition: Lifecycle<F, P>): string[] =>
  movesOf(definition)
    .filter(({ region, stage }) => !findStage(definition, region, stage))
    .map(({ region, stage }) => `moves to unknown stage ${region}.${stage}`)

const formFlaws = <F, P>(definition: Lifecycle<F, P>): string[] =>
  Object.entries(definition.forms).flatMap(([form, { acts }]) =>
    Object.entries(acts)
      .filter(([, act]) => (act.effect === 'records') !== (act.outcome === undefined))
      .map(([act]) => `${form}.${act} needs an outcome exactly when it does more than record`)
      .concat(
        Object.keys(acts)
          .filter(act => kernelActNames.includes(act))
          .map(act => `${form}.${act} has the name of an act of the kernel`),
      ),
  )

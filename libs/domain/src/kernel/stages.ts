/** Moving along the lifecycle: entering stages, keeping rounds in step with the facts, ending. */
import { changed, regionOf, stageOf, viewOf, write, type Draft } from './draft.js'
import { concludeExtensions, isObsolete } from './extensions.js'
import type { Target } from './lifecycle.js'
import { openRound } from './open-round.js'
import { cancelSeats } from './seats.js'
import type { CancelReason, Region } from './state.js'

const blankRegion = (draft: Draft): Region => ({ stage: '', enteredAt: draft.now, rounds: {}, visited: [] })

/** Opens every region at its first stage; `main` where the facts say. */
export const openRegions = (draft: Draft): void => {
  const { lifecycle, state } = draft
  state.regions = { main: blankRegion(draft) }
  enterStage(draft, 'main', lifecycle.firstStage(state.facts), 'moved')
  for (const [name, { first }] of Object.entries(lifecycle.beside ?? {})) {
    state.regions[name] = blankRegion(draft)
    enterStage(draft, name, first, 'moved')
  }
  settle(draft)
}

/** Leaves the current stage, closing what it had open, and enters another. */
export const enterStage = (draft: Draft, name: string, stage: string, reason: CancelReason): void => {
  const region = regionOf(draft, name)
  for (const round of Object.values(region.rounds)) {
    leaveRound(draft, name, round.name, reason)
  }
  const from = region.stage
  if (region.returned?.from === from) delete region.returned
  Object.assign(region, {
    stage,
    enteredAt: draft.now,
    rounds: {},
    visited: region.visited.includes(stage) ? region.visited : [...region.visited, stage],
  })
  changed(draft)
  const isMove = from !== stage && (name === 'main' || from !== '')
  if (isMove) write(draft, { actor: 'system', code: 'stage.entered', region: name, detail: { from } })
  const { moves, final } = stageOf(draft.lifecycle, name, stage)
  if (moves) enterStage(draft, moves.region, moves.stage, reason)
  if (final && name === 'main') end(draft, stage)
}

const leaveRound = (draft: Draft, name: string, roundName: string, reason: CancelReason): void => {
  const region = regionOf(draft, name)
  const round = region.rounds[roundName]
  if (!round) return
  cancelSeats(draft, { region: name, round }, reason)
  if (round.status === 'open') round.status = 'cancelled'
  draft.departed.push({ region: name, stage: region.stage, round })
  delete region.rounds[roundName]
}

const end = (draft: Draft, outcome: string): void => {
  const { state } = draft
  Object.assign(state, { endedAt: draft.now, outcome })
  for (const [name, region] of Object.entries(state.regions))
    for (const round of Object.values(region.rounds)) leaveRound(draft, name, round.name, 'ended')
  write(draft, { actor: 'system', code: 'process.ended', region: 'main' })
  for (const to of draft.lifecycle.parties(state.facts))
    draft.notices.push({ to, template: 'process.ended', at: draft.now, region: 'main', stage: outcome })
}

const stepsBeforeGivingUp = 50

/** Follows outcomes until every region waits for a person or the clock. */
export const settle = (draft: Draft): void => {
  for (let steps = 0; steps < stepsBeforeGivingUp; steps += 1) {
    if (
      draft.state.endedAt !== undefined ||
      !Object.keys(draft.state.regions).some(name => advance(draft, name))
    )
      return
  }
  throw new Error(
    `lifecycle ${draft.lifecycle.kind} does not come to rest in ${regionOf(draft, 'main').stage}`,
  )
}

/** A decided round leads on before anything else opens; `all.done` only once nothing else wants to. */
const advance = (draft: Draft, name: string): boolean => {
  if (concludeExtensions(draft, name)) return true
  const decided = targetDecided(draft, name)
  if (decided === undefined && matchRounds(draft, name)) return true
  const target = decided ?? targetJoined(draft, name) ?? targetWhenDone(draft, name)
  if (target === undefined) return false
  const stage = straightBack(regionOf(draft, name), stageAt(draft, name, target))
  enterStage(draft, name, stage, draft.cause ?? 'noLongerNeeded')
  return true
}

/** After a return (退回) whose way back is straight, going on along the way already walked leads to the returner. */
const straightBack = ({ returned, visited }: Region, stage: string): string => {
  if (returned?.then !== 'straight') return stage
  const [to, at, from] = [returned.to, stage, returned.from].map(name => visited.indexOf(name))
  return at !== undefined && to !== undefined && from !== undefined && at > to && at < from
    ? returned.from
    : stage
}

const stageAt = (draft: Draft, name: string, target: Target<unknown, unknown>): string => {
  if (typeof target === 'string') return target
  const stage = target.pick(viewOf(draft.state, draft.rules, name))
  if (!target.among.includes(stage)) throw new Error(`${stage} is not one of ${target.among.join()}`)
  return stage
}

/** Opens rounds the facts now ask for and closes those they no longer ask for. */
const matchRounds = (draft: Draft, name: string): boolean => {
  const region = regionOf(draft, name)
  const wanted =
    stageOf(draft.lifecycle, name, region.stage).opens?.(viewOf(draft.state, draft.rules, name)) ?? {}
  const missing = Object.entries(wanted).filter(([round]) => !region.rounds[round])
  for (const [round, spec] of missing)
    region.rounds[round] = openRound(draft, name, { stage: region.stage, name: round }, spec)
  const surplus = Object.values(region.rounds).filter(
    round => round.status === 'open' && (round.extends ? isObsolete(region, round) : !wanted[round.name]),
  )
  for (const round of surplus) leaveRound(draft, name, round.name, 'noLongerNeeded')
  return missing.length + surplus.length > 0
}

type Reached = Target<unknown, unknown> | undefined

const waysOut = (draft: Draft, name: string): Record<string, Target<unknown, unknown>> =>
  stageOf(draft.lifecycle, name, regionOf(draft, name).stage).on ?? {}

/** `round` → outcome of what is decided. */
const outcomesOf = (draft: Draft, name: string): Record<string, string> =>
  Object.fromEntries(
    Object.values(regionOf(draft, name).rounds)
      .filter(({ status }) => status === 'decided')
      .map(round => [round.name, round.outcome ?? '']),
  )

const targetDecided = (draft: Draft, name: string): Reached => {
  const on = waysOut(draft, name)
  return Object.entries(outcomesOf(draft, name))
    .map(([round, outcome]) => on[`${round}.${outcome}`])
    .find(target => target !== undefined)
}

/** Branches side by side lead on together, as soon as the stage's rule has enough of them. */
const targetJoined = (draft: Draft, name: string): Reached => {
  const { join } = stageOf(draft.lifecycle, name, regionOf(draft, name).stage)
  const joined = join?.(viewOf(draft.state, draft.rules, name), outcomesOf(draft, name))
  if (joined === undefined) return undefined
  const target = waysOut(draft, name)[`join.${joined}`]
  if (target === undefined) throw new Error(`${name} joins as ${joined}, which leads nowhere`)
  return target
}

const targetWhenDone = (draft: Draft, name: string): Reached =>
  Object.values(regionOf(draft, name).rounds).every(
    round => round.quiet || round.extends !== undefined || round.status === 'decided',
  )
    ? waysOut(draft, name)['all.done']
    : undefined

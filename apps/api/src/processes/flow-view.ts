/** The main line for the flow chart: the way a process goes when all is well, and the detours this one has taken. */
import type { z } from 'zod'
import type { flowStage } from '#contracts/http/processes.js'
import { targetsOf, type Lifecycle } from '#domain/kernel/lifecycle.js'
import type { OpenedProcess } from './process-reader.js'

type FlowStage = z.input<typeof flowStage>

export const flowOf = ({ lifecycle, state }: OpenedProcess): FlowStage[] => {
  const main = state.regions.main
  const current = main?.stage ?? ''
  const visited = new Set(main?.visited ?? [])
  const ahead = state.endedAt === undefined ? straightWay(lifecycle, current) : []
  return Object.entries(lifecycle.main)
    .filter(([stage]) => stage === current || visited.has(stage) || ahead.includes(stage))
    .map(([stage, { label, final = false }]): FlowStage => ({
      stage,
      label,
      final,
      state:
        stage === current
          ? 'current'
          : !ahead.includes(stage)
            ? 'past'
            : visited.has(stage)
              ? 'again'
              : 'future',
    }))
    .sort((one, other) => place[one.state] - place[other.state])
}

/** A detour that lies behind is drawn behind, wherever the story names its stage. */
const place: Record<FlowStage['state'], number> = { past: 0, current: 1, again: 2, future: 2 }

/** The shortest way from a stage to where the story usually ends, itself included. */
const straightWay = ({ main, goal: named }: Lifecycle, from: string): string[] => {
  const goal = named === undefined ? Object.entries(main).find(([, { final }]) => final)?.[0] : named
  const ways: string[][] = [[from]]
  const seen = new Set([from])
  for (let way = ways.shift(); way; way = ways.shift()) {
    const last = way.at(-1) ?? from
    if (last === goal) return way
    for (const next of Object.values(main[last]?.on ?? {}).flatMap(targetsOf)) {
      if (!seen.has(next)) ways.push([...way, next])
      seen.add(next)
    }
  }
  return [from]
}

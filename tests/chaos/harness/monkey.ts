/** Kills services at random, from a seed, and has them started again; what dies by itself is started again too. */
import { setTimeout as sleep } from 'node:timers/promises'
import { drawFrom, type Draw } from '#persistence/seed/demo/random.js'
import { services, type Platform, type ServiceName } from './platform.js'

export interface MonkeyOptions {
  seed: number
  victims: readonly ServiceName[]
  /** It has had enough after so many kills. */
  kills: number
  /** Between a recovery and the next kill. */
  pauseMs: { least: number; most: number }
}

export interface Monkey {
  /** Who was killed, in order; one in four times two together. */
  readonly killed: readonly ServiceName[][]
  /** Services found dead that nobody here had killed. */
  readonly foundDead: readonly ServiceName[]
  /** Ends the killing and returns when everything is up. */
  stop(): Promise<void>
}

/** @param onBroken told when a service does not come back */
export const unleash = (
  platform: Platform,
  options: MonkeyOptions,
  onBroken: (reason: unknown) => void,
): Monkey => {
  const controller = new AbortController()
  const killed: ServiceName[][] = []
  const foundDead: ServiceName[] = []
  const running = rampage(platform, options, controller.signal, killed, foundDead)
  running.catch(onBroken)
  return {
    killed,
    foundDead,
    stop: async () => {
      controller.abort()
      await running
      await healAll(platform)
    },
  }
}

const rampage = async (
  platform: Platform,
  { seed, victims, kills, pauseMs }: MonkeyOptions,
  stop: AbortSignal,
  killed: ServiceName[][],
  foundDead: ServiceName[],
): Promise<void> => {
  const draw = drawFrom(seed)
  const between = ({ least, most }: { least: number; most: number }) => least + draw.index(most - least)
  const rest = (ms: number) => sleep(ms, undefined, { signal: stop }).catch(() => undefined)
  const next = turns(draw, victims)
  while (killed.length < kills) {
    await rest(between(pauseMs))
    if (stop.aborted) return
    foundDead.push(...victims.filter(name => !platform.isAlive(name)))
    const chosen = [...new Set([next(), ...(draw.index(4) === 0 ? [next()] : [])])]
    killed.push(chosen)
    await Promise.all(chosen.map(name => platform.kill(name)))
    await rest(between({ least: 50, most: 1_000 }))
    await healAll(platform, victims)
  }
}

/** Everybody has a turn before anybody has another one, in an order that is drawn anew. */
const turns = (draw: Draw, victims: readonly ServiceName[]): (() => ServiceName) => {
  let left: ServiceName[] = []
  return () => {
    if (left.length === 0) left = [...victims]
    return left.splice(draw.index(left.length), 1)[0] as ServiceName
  }
}

/** Bottom first: what others stand on is up before they are started. */
const healAll = async (platform: Platform, among: readonly ServiceName[] = services): Promise<void> => {
  for (const name of services) if (among.includes(name) && !platform.isAlive(name)) await platform.heal(name)
}

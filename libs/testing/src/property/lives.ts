/** Thousands of random lives of one kind of process; KERNEL_SEQUENCES sets how many. */
import fc from 'fast-check'
import { moment } from '../kernel.js'
import { commands } from './commands.js'
import { Machine } from './machine.js'
import type { Subject } from './subject.js'

export interface Lives {
  sequences: number
  commands: number
  /** Events that changed something. */
  applied: number
  /** Stages of the main line that were entered. */
  stages: Set<string>
}

/** @throws what does not hold, with the shortest sequence that shows it */
export const live = (
  subject: Subject,
  { isShort = false, seed }: { isShort?: boolean; seed?: number } = {},
): Lives => {
  const { KERNEL_SEQUENCES = '750' } = process.env
  const lives: Lives = { sequences: 0, commands: 0, applied: 0, stages: new Set() }
  const oneLife = fc.property(commands, sequence => {
    const machine = new Machine(subject, moment('2026-09-21 09:00'))
    machine.play(sequence)
    lives.sequences += 1
    lives.commands += sequence.length
    lives.applied += machine.applied
    machine.stages.forEach(stage => lives.stages.add(stage))
  })
  fc.assert(oneLife, {
    numRuns: Number(KERNEL_SEQUENCES),
    endOnFailure: isShort,
    ...(seed !== undefined && { seed }),
  })
  return lives
}

/** A run of many sequences takes its time. */
export const patienceMs = 7_200_000

/** How a stage is coloured: the same few tones for every kind of process. */
import type { z } from 'zod'
import type { stageTone } from '#contracts/http/processes.js'
import { lifecycleOf } from '#workflows/lifecycles.js'

export type Tone = z.infer<typeof stageTone>

/** Stages that are more than under way or stopped. */
const tones: Record<string, Record<string, Tone>> = {
  claim: {
    drafting: 'draft',
    awaitingApproval: 'waiting',
    awaitingAcceptance: 'waiting',
    atJointMeeting: 'waiting',
    renegotiating: 'returned',
    accepted: 'done',
    appraised: 'done',
  },
  interview: { due: 'waiting', held: 'waiting', verifying: 'waiting', excused: 'done', rectified: 'done' },
  idleMonth: { told: 'waiting', answered: 'done' },
  pointObjection: { filed: 'waiting', upheld: 'done' },
  reminder: { toSend: 'waiting', answered: 'waiting', closed: 'done' },
  activity: { planned: 'waiting', held: 'waiting', summarising: 'waiting', closed: 'done' },
  publication: { drafting: 'draft', reviewing: 'waiting', published: 'done' },
  postClaim: { asked: 'waiting', approving: 'waiting', accepted: 'done' },
  weeklySelection: { deciding: 'waiting', reviewing: 'waiting', published: 'done' },
  evaluation: {
    preparing: 'draft',
    approving: 'waiting',
    closed: 'waiting',
    tallied: 'waiting',
    publishing: 'waiting',
    published: 'waiting',
    delivered: 'done',
  },
  checkIn: { requested: 'waiting', confirmed: 'done' },
}

export const toneOf = (kind: string, stage: string): Tone =>
  tones[kind]?.[stage] ?? (lifecycleOf(kind).main[stage]?.final ? 'stopped' : 'active')

/** Routine appraisal of a service: its questions and scale, what a voice amounts to, and which voices stand out. */

/** One question, asked on a screen of its own. */
export interface AppraisalQuestion {
  id: string
  text: string
}

/** One step of the scale: from the worst (1) to the best. */
export interface ScaleStep {
  value: number
  label: string
  face: string
}

export interface AppraisalForm {
  id: number
  /** Within the unit that set it. */
  version: number
  questions: AppraisalQuestion[]
  scale: ScaleStep[]
}

export type AppraisalSource = 'code' | 'paper' | 'community'

/** What a person says to a voice that stands out: it stands, or is noted as doubtful. It is in the figures either way. */
/** Whose word about a service is still missing. */
export const appraisalLacks = ['community', 'residents'] as const
export type AppraisalLack = (typeof appraisalLacks)[number]

export type Verdict = 'kept' | 'noted'

/** By question id, the value of a step. */
export type AppraisalAnswers = Readonly<Record<string, number>>

/** Whether every question, and nothing else, is answered by a step of the scale. */
export const isWhole = ({ questions, scale }: AppraisalForm, answers: AppraisalAnswers): boolean =>
  Object.keys(answers).length === questions.length &&
  questions.every(({ id }) => scale.some(({ value }) => value === answers[id]))

/** The mean of the answers, to two places. */
export const scoreOf = (answers: AppraisalAnswers): number => {
  const values = Object.values(answers)
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 100) / 100
}

export interface Voice {
  id: string
  score: number
  source: AppraisalSource
  /** Epoch milliseconds. */
  at: number
  /** Where it came from, when that was kept: a device or a network, unreadable. */
  mark: string | null
  /** The shared code that it was given with. */
  code: string | null
}

export type OutlierReason = 'farFromOthers' | 'manyAtOnce' | 'flood'

/** Below this nobody can be far from the others. */
const leastVoices = 5
/** Iglewicz and Hoaglin: a modified z-score beyond this. */
const farthest = 3.5
const madOfNormal = 1.4826
/** When more than half of the voices agree, so many steps of the scale are far. */
const farSteps = 2
const manyVoices = 5
/** More than a hall gives at once. */
const floodVoices = 50
const atOnceMs = 10 * 60_000

export const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/**
 * Voices for a person to look at; none is left out by this.
 * @returns by voice id, why it stands out
 */
export const outliersOf = (voices: readonly Voice[]): Map<string, OutlierReason[]> => {
  const found = new Map<string, OutlierReason[]>()
  const note = (reason: OutlierReason, some: readonly Voice[]) => {
    for (const { id } of some) found.set(id, [...(found.get(id) ?? []), reason])
  }
  note('farFromOthers', farOf(voices))
  note(
    'manyAtOnce',
    crowdsOf(voices, ({ mark }) => mark, manyVoices),
  )
  note(
    'flood',
    crowdsOf(voices, ({ code }) => code, floodVoices),
  )
  return found
}

const farOf = (voices: readonly Voice[]): Voice[] => {
  if (voices.length < leastVoices) return []
  const median = medianOf(voices.map(({ score }) => score))
  const spread = medianOf(voices.map(({ score }) => Math.abs(score - median))) * madOfNormal
  const limit = spread === 0 ? farSteps : spread * farthest
  return voices.filter(({ score }) => {
    const distance = Math.abs(score - median)
    return spread === 0 ? distance >= limit : distance > limit
  })
}

/** So many of one place within minutes: every voice that has them around it. */
const crowdsOf = (
  voices: readonly Voice[],
  placeOf: (voice: Voice) => string | null,
  many: number,
): Voice[] => {
  const places = new Map<string, Voice[]>()
  for (const voice of voices) {
    const place = placeOf(voice)
    if (place === null) continue
    const there = places.get(place)
    if (there) there.push(voice)
    else places.set(place, [voice])
  }
  return [...places.values()].flatMap(some => denseOf(some, many))
}

/** Two fingers along the hours: as many steps as there are voices, however many come. */
const denseOf = (some: readonly Voice[], many: number): Voice[] => {
  const sorted = [...some].sort((one, other) => one.at - other.at)
  let from = 0
  let to = 0
  return sorted.filter(({ at }) => {
    while ((sorted[from]?.at ?? at) < at - atOnceMs) from += 1
    while (to < sorted.length && (sorted[to]?.at ?? at) <= at + atOnceMs) to += 1
    return to - from >= many
  })
}

export interface Figures {
  count: number
  /** To two places; null when there is none. */
  mean: number | null
}

export const figuresOf = (scores: readonly number[]): Figures => ({
  count: scores.length,
  mean:
    scores.length === 0
      ? null
      : Math.round((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 100) / 100,
})

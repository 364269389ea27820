/** Voices of an activity put together: both figures while somebody has to decide, and how each question was answered. */
import { outlierReasonLabels, appraisalSourceLabels } from '#contracts/http/appraisals.js'
import { figuresOf, outliersOf, type AppraisalForm, type OutlierReason } from '#domain/appraisal/appraisal.js'
import type { PrintedCode } from '#persistence/appraisal/appraisal-codes.js'
import type { FoundVoice } from '#persistence/appraisal/find-appraisals.js'

type Outliers = ReadonlyMap<string, OutlierReason[]>

export const outliersAmong = (voices: readonly FoundVoice[]): Outliers =>
  outliersOf(voices.map(({ id, score, source, at, mark }) => ({ id, score, source, at: at.getTime(), mark })))

/** Nobody's voice is left out but by a person's decision; until then the figures without it stand beside. */
export const figuresAmong = (voices: readonly FoundVoice[], outliers: Outliers) => {
  const counted = voices.filter(({ judgement }) => judgement?.counts !== false)
  const undecided = counted.filter(({ id, judgement }) => outliers.has(id) && judgement === null)
  const kept = counted.filter(voice => !undecided.includes(voice))
  return {
    figures: figuresOf(counted.map(({ score }) => score)),
    withoutOutliers: figuresOf(kept.map(({ score }) => score)),
    undecidedOutliers: undecided.length,
  }
}

/** Of the voices that count, question by question, over the newest version; what others asked is not added to it. */
export const distributionOf = ({ questions, scale }: AppraisalForm, voices: readonly FoundVoice[]) =>
  questions.map(({ id, text }) => ({
    id,
    text,
    counts: scale.map(({ value, label, face }) => ({
      ...{ label, face },
      count: voices.filter(({ answers, judgement }) => judgement?.counts !== false && answers[id] === value)
        .length,
    })),
  }))

export const voiceView = (voice: FoundVoice, outliers: Outliers) => ({
  ...{ id: voice.id, source: voice.source, sourceName: appraisalSourceLabels[voice.source] },
  ...{ score: voice.score, at: voice.at.toISOString() },
  ...(voice.comment !== null && { comment: voice.comment }),
  ...(voice.enteredBy !== null && { enteredBy: voice.enteredBy }),
  outlier: (outliers.get(voice.id) ?? []).map(reason => outlierReasonLabels[reason]),
  ...(voice.judgement && {
    judgement: { ...voice.judgement, at: new Date(voice.judgement.at).toISOString() },
  }),
})

export const codeState = ({ kind, usedAt, revokedAt, closesAt }: PrintedCode, now: number) => {
  if (revokedAt) return 'revoked' as const
  if (usedAt && kind === 'slip') return 'used' as const
  return closesAt.getTime() < now ? ('over' as const) : ('open' as const)
}

export const subjectOf = (row: {
  personId: string | null
  personName: string | null
  unitId: string | null
  unitName: string | null
}) => ({
  ...(row.personId !== null && { person: { id: row.personId, name: row.personName ?? row.personId } }),
  ...(row.unitId !== null && { unit: { id: row.unitId, name: row.unitName ?? row.unitId } }),
})

/** Voices about a service put together: both figures while something stands out, how each question was answered, by which way. */
import { appraisalSourceLabels, outlierReasonLabels, verdictLabels } from '#contracts/http/appraisals.js'
import { figuresOf, outliersOf, type OutlierReason } from '#domain/appraisal/appraisal.js'
import type { PrintedCode } from '#persistence/appraisal/appraisal-codes.js'
import type { FoundForm } from '#persistence/appraisal/appraisal-forms.js'
import type { FoundVoice } from '#persistence/appraisal/find-appraisals.js'

type Outliers = ReadonlyMap<string, OutlierReason[]>

/** An entry that was a mistake says nothing. */
export const standing = (voices: readonly FoundVoice[]): FoundVoice[] =>
  voices.filter(({ withdrawn }) => withdrawn === null)

export const outliersAmong = (voices: readonly FoundVoice[]): Outliers =>
  outliersOf(voices.map(({ at, ...voice }) => ({ ...voice, at: at.getTime() })))

/** No voice is left out; while some stand out, the figures without them are told beside. @param voices those that stand */
export const figuresAmong = (voices: readonly FoundVoice[], outliers: Outliers) => {
  const undecided = voices.filter(({ id, judgement }) => outliers.has(id) && judgement === null)
  const noted = voices.filter(({ judgement }) => judgement?.verdict === 'noted')
  const rest = voices.filter(voice => !undecided.includes(voice) && !noted.includes(voice))
  return {
    figures: figuresOf(voices.map(({ score }) => score)),
    withoutOutliers: figuresOf(rest.map(({ score }) => score)),
    undecidedOutliers: undecided.length,
    notedOutliers: noted.length,
  }
}

export const sourcesOf = (voices: readonly FoundVoice[]) =>
  (Object.keys(appraisalSourceLabels) as FoundVoice['source'][]).map(source => ({
    source,
    label: appraisalSourceLabels[source],
    count: voices.filter(voice => voice.source === source).length,
  }))

const ofUnit = ({ unitId, unitName }: Pick<FoundForm, 'unitId' | 'unitName'>) =>
  unitId === null ? {} : { unit: { id: unitId, name: unitName ?? unitId } }

export const formView = ({ id, version, questions, scale, ...whose }: FoundForm) => ({
  ...{ id, version, questions, scale },
  ...ofUnit(whose),
})

/** Question by question, for each version that was asked. */
export const resultsOf = (forms: readonly FoundForm[], voices: readonly FoundVoice[]) =>
  forms.flatMap(({ id: formId, version, questions, scale, ...whose }) => {
    const asked = voices.filter(voice => voice.formId === formId)
    if (asked.length === 0) return []
    const countsOf = (id: string) =>
      scale.map(({ value, label, face }) => ({
        ...{ label, face },
        count: asked.filter(({ answers }) => answers[id] === value).length,
      }))
    return {
      form: { id: formId, version, ...ofUnit(whose) },
      count: asked.length,
      questions: questions.map(({ id, text }) => ({ id, text, counts: countsOf(id) })),
    }
  })

type Said = NonNullable<FoundVoice['withdrawn']>
const said = ({ at, ...rest }: Said) => ({ ...rest, at: new Date(at).toISOString() })

export const voiceView = (voice: FoundVoice, outliers: Outliers) => ({
  ...{ id: voice.id, source: voice.source, sourceName: appraisalSourceLabels[voice.source] },
  ...{ formId: voice.formId, answers: voice.answers, score: voice.score, at: voice.at.toISOString() },
  ...(voice.comment !== null && { comment: voice.comment }),
  ...(voice.enteredBy !== null && { enteredBy: voice.enteredBy }),
  ...(voice.withdrawn && { withdrawn: said(voice.withdrawn) }),
  outlier: (outliers.get(voice.id) ?? []).map(reason => outlierReasonLabels[reason]),
  ...(voice.judgement && {
    judgement: {
      ...said(voice.judgement),
      verdict: voice.judgement.verdict,
      label: verdictLabels[voice.judgement.verdict],
    },
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

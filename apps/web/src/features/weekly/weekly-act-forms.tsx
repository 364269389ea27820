/** What each act of a week's selection asks for. */
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Radio } from 'antd'
import { useEffect } from 'react'
import { criteria, criterionLabels, findingLabels, findings } from '#contracts/http/weekly.js'
import { weekQuery, type Candidate } from '../../api/weekly.js'
import { Field } from '../../components/form/Field.js'
import { TextField } from '../../components/form/TextField.js'
import { m } from '../../messages/index.js'
import type { ActForms, ControlProps, FieldSpec } from '../acts/act-form.js'
import { text } from '../acts/controls/text.js'
import './weekly.css'

const t = m.weekly.act

interface Compared {
  subject: Candidate['subject']
  subjectId: string
  findings: Record<string, string>
  reason: string
}

const useCandidates = ({ context }: ControlProps): Candidate[] | undefined => {
  const { community, week } = context.page.weeklySelection ?? { community: { id: '' }, week: '' }
  return useQuery({ ...weekQuery({ communityId: community.id, week }), enabled: week !== '' }).data
    ?.candidates
}

const findingOptions = findings.map(value => ({ value, label: findingLabels[value] }))

const ComparisonOf = ({
  candidate,
  value,
  problemAt,
  onChange,
}: {
  candidate: Candidate
  value: Compared
  problemAt: (path: string) => string | undefined
  onChange: (value: Compared) => void
}) => (
  <section className="week-comparison">
    <h4>{candidate.name}</h4>
    {criteria.map(criterion => (
      <Field key={criterion} label={criterionLabels[criterion]} problem={problemAt(`findings.${criterion}`)}>
        {({ id }) => (
          <Radio.Group
            id={id}
            options={findingOptions}
            value={value.findings[criterion]}
            onChange={({ target }) =>
              onChange({ ...value, findings: { ...value.findings, [criterion]: String(target.value) } })
            }
          />
        )}
      </Field>
    ))}
    <TextField
      label={t.comparisonReason(candidate.name)}
      problem={problemAt('reason')}
      rows={2}
      maxLength={300}
      value={value.reason}
      onChange={reason => onChange({ ...value, reason })}
    />
  </section>
)

/** One comparison for each candidate there is now, what has been written kept. */
const merged = (candidates: Candidate[], written: Compared[]): Compared[] =>
  candidates.map(
    ({ subject, id }) =>
      written.find(each => each.subjectId === id) ?? { subject, subjectId: id, findings: {}, reason: '' },
  )

const keyOf = ({ subject, subjectId }: Compared): string => `${subject}:${subjectId}`

const Comparisons = (props: ControlProps) => {
  const { body, set, problemAt } = props
  const candidates = useCandidates(props)
  const written = (body.comparisons ?? []) as Compared[]
  const wanted = candidates && merged(candidates, written)
  const isBehind = wanted !== undefined && wanted.map(keyOf).join() !== written.map(keyOf).join()
  useEffect(() => {
    if (isBehind) set('comparisons', wanted)
  })
  if (!candidates) return null
  if (candidates.length === 0) return <p className="muted">{t.noCandidates}</p>
  return (
    <Field label={t.comparisons} problem={problemAt('comparisons')}>
      {() =>
        candidates.map((candidate, place) => {
          const value = written[place]
          return (
            value && (
              <ComparisonOf
                key={candidate.id}
                candidate={candidate}
                value={value}
                problemAt={path => problemAt(`comparisons.${place}.${path}`)}
                onChange={given =>
                  set(
                    'comparisons',
                    written.map(each => (each === value ? given : each)),
                  )
                }
              />
            )
          )
        })
      }
    </Field>
  )
}

const Model = (props: ControlProps) => {
  const { body, set, problemAt } = props
  const candidates = useCandidates(props) ?? []
  const chosen = body.model as { subjectId: string } | undefined
  return (
    <Field label={t.model} problem={problemAt('model')}>
      {({ id: field }) => (
        <Radio.Group
          id={field}
          vertical
          options={candidates.map(({ id, name, agencyName }) => ({
            value: id,
            label: agencyName ? `${name}（${agencyName}）` : name,
          }))}
          value={chosen?.subjectId}
          onChange={({ target }) => {
            const found = candidates.find(({ id }) => id === target.value)
            if (found) set('model', { subject: found.subject, subjectId: found.id })
          }}
        />
      )}
    </Field>
  )
}

const checked = (name: string, label: string): FieldSpec => ({
  name,
  initial: () => undefined,
  Control: ({ body, set, problemAt }: ControlProps) => (
    <Field label="" problem={problemAt(name)}>
      {({ id }) => (
        <Checkbox
          id={id}
          checked={body[name] === true}
          onChange={({ target }) => set(name, target.checked || undefined)}
        >
          {label}
        </Checkbox>
      )}
    </Field>
  ),
})

const reason = (label: string) => text('reason', label, { most: 500 })

export const weeklySelectionForms: ActForms = {
  'weeklyDecision.selectModel': {
    wide: true,
    fields: [
      { name: 'comparisons', initial: () => [], Control: Comparisons },
      { name: 'model', initial: () => undefined, Control: Model },
      reason(t.reason),
      text('publicText', t.publicText, { most: 300, hint: t.publicTextHint }),
    ],
  },
  'weeklyDecision.selectNone': { fields: [reason(t.noneReason)] },
  'weeklyDecision.declareRelation': {
    fields: [text('relation', t.relation, { most: 200, rows: 2, hint: t.relationHint })],
  },
  'publicityReview.approvePublicity': {
    fields: [checked('secrecyChecked', t.secrecy), checked('personalDataChecked', t.personalData)],
  },
  'publicityReview.returnSelection': {
    fields: [reason(t.returnReason)],
  },
}

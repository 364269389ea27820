import { Select } from 'antd'
import { useState } from 'react'
import type { TermsRound } from '../../api/types.js'
import { m } from '../../messages/index.js'
import { formatTerm, termsFields } from './terms-fields.js'
import './claims.css'

const optionsOf = (rounds: TermsRound[]) => rounds.map(({ no }) => ({ value: no, label: m.claim.round(no) }))

const Picker = ({
  rounds,
  value,
  label,
  onChange,
}: {
  rounds: TermsRound[]
  value: number
  label: string
  onChange: (no: number) => void
}) => <Select size="small" aria-label={label} options={optionsOf(rounds)} value={value} onChange={onChange} />

const Differences = ({ before, after }: { before: TermsRound; after: TermsRound }) => {
  const changed = termsFields.filter(({ field }) => before.terms[field] !== after.terms[field])
  if (changed.length === 0) return <p className="muted">{m.claim.unchanged}</p>
  return (
    <dl className="differences">
      {changed.map(({ field }) => (
        <div key={field} className="difference">
          <dt>{m.claim.fields[field]}</dt>
          <dd>
            <del>{formatTerm(field, before.terms[field])}</del>
            <ins>{formatTerm(field, after.terms[field])}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What differs between any two rounds; at first the last two. */
export const RoundDifferences = ({ rounds }: { rounds: TermsRound[] }) => {
  const [from, setFrom] = useState(rounds.at(-2)?.no ?? 1)
  const [to, setTo] = useState(rounds.at(-1)?.no ?? 1)
  const before = rounds.find(({ no }) => no === from)
  const after = rounds.find(({ no }) => no === to)
  return (
    <>
      <div className="compare">
        <Picker rounds={rounds} label={m.claim.before} value={from} onChange={setFrom} />
        <span aria-hidden>→</span>
        <Picker rounds={rounds} label={m.claim.after} value={to} onChange={setTo} />
      </div>
      {before && after && <Differences before={before} after={after} />}
    </>
  )
}

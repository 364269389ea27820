import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { differencesQuery } from '../../api/processes.js'
import type { ClaimDetail, TermsRound } from '../../api/types.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import { formatTerm } from './terms-fields.js'
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

/** Field by field, before and after. */
export const Differences = ({ processId, from, to }: { processId: string; from: number; to: number }) => {
  const found = useQuery(differencesQuery(processId, from, to))
  if (!found.isSuccess) return <NotLoaded query={found} />
  if (found.data.changes.length === 0) return <p className="muted">{m.claim.unchanged}</p>
  return (
    <dl className="differences">
      {found.data.changes.map(({ field, label, before, after }) => (
        <div key={field} className="difference">
          <dt>{label}</dt>
          <dd>
            <del>{formatTerm(field, before)}</del>
            <ins>{formatTerm(field, after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The round to compare with at first: the one the approver sent back, else the last but one. */
export const firstFrom = ({ rounds, returned }: ClaimDetail): number => {
  const last = rounds.length
  return returned && returned.afterRound < last ? returned.afterRound : Math.max(last - 1, 1)
}

/** What differs between any two rounds; at first, what changed since the approver saw the claim. */
export const RoundDifferences = ({ processId, claim }: { processId: string; claim: ClaimDetail }) => {
  const { rounds } = claim
  const [from, setFrom] = useState(firstFrom(claim))
  const [to, setTo] = useState(rounds.length)
  return (
    <>
      <div className="compare">
        <Picker rounds={rounds} label={m.claim.before} value={from} onChange={setFrom} />
        <span aria-hidden>→</span>
        <Picker rounds={rounds} label={m.claim.after} value={to} onChange={setTo} />
      </div>
      <Differences processId={processId} from={from} to={to} />
    </>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { ballotsPath } from '#contracts/http/voting.js'
import { usePublicOrigin } from '../components/poster/public-address.js'
import { LinkButton } from '../components/LinkButton.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { PrintedOnce } from '../features/evaluations/PrintedOnce.js'
import { paperReceipts } from '../features/evaluations/paper-receipts.js'
import { m } from '../messages/index.js'

const t = m.evaluationSlip.receipts

/** Receipts to cut apart and hand to the households whose paper was checked here. */
export default function EvaluationPaperReceipts() {
  const { evaluationId = '' } = useParams()
  const communityId = useSearchParams()[0].get('community') ?? ''
  const queries = useQueryClient()
  const { origin } = usePublicOrigin()
  const [receipts] = useState(() =>
    paperReceipts(queries, evaluationId).filter(each => each.communityId === communityId),
  )
  const back = `/evaluations/${evaluationId}?view=paper&community=${communityId}`
  if (receipts.length === 0)
    return (
      <EmptyState title={t.none[0]} hint={t.none[1]}>
        <LinkButton to={back}>{t.back}</LinkButton>
      </EmptyState>
    )
  return (
    <PrintedOnce
      title={t.title}
      lead={t.lead(receipts.length)}
      once={t.once}
      back={{ to: back, label: t.back }}
    >
      {receipts.map(({ number, receipt }) => (
        <li key={receipt} className="sheet-receipt">
          <p className="sheet-ask">{t.head(number)}</p>
          <p className="sheet-receipt-code">{receipt}</p>
          <p className="sheet-how">{t.how(`${new URL(origin).host}${ballotsPath}`)}</p>
        </li>
      ))}
    </PrintedOnce>
  )
}

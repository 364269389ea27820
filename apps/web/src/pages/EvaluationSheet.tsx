import { useQueryClient } from '@tanstack/react-query'
import { QRCode } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import type { PrintedSlips } from '../api/evaluation-slips.js'
import { LinkButton } from '../components/LinkButton.js'
import { usePublicOrigin } from '../components/poster/public-address.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { lastDayOf } from '../features/appraisals/last-day.js'
import { PrintedOnce } from '../features/evaluations/PrintedOnce.js'
import { printedKey } from '../features/evaluations/use-slip-orders.js'
import { m } from '../messages/index.js'

const t = m.evaluationSlip.sheet
const side = 118

type Printed = PrintedSlips['slips'][number]

/** Four letters and a gap: as it is read aloud and typed. */
const spaced = (address: string): string =>
  (new URLSearchParams(address.slice(address.indexOf('?'))).get('code') ?? '').replace(/(.{4})(?=.)/g, '$1 ')

const Slip = ({ slip, sheet }: { slip: Printed; sheet: PrintedSlips }) => {
  const { origin } = usePublicOrigin()
  return (
    <li className="sheet-slip">
      <QRCode value={origin + slip.address} size={side} type="svg" errorLevel="M" bordered={false} />
      <div>
        <p className="sheet-ask">{t.ask}</p>
        <p>
          {sheet.community.name} · {sheet.title}
        </p>
        <p>
          <strong>{t.number(slip.number, slip.place)}</strong>
        </p>
        <p className="sheet-code">
          {t.code} {spaced(slip.address)}
        </p>
        <p className="sheet-how">
          {sheet.closesAt && t.until(lastDayOf(sheet.closesAt))} {t.how(new URL(origin).host)}
        </p>
      </div>
    </li>
  )
}

/** Slips to cut apart, eight to a page of A4. Their codes are in this window's memory only. */
export default function EvaluationSheet() {
  const { evaluationId = '' } = useParams()
  const queries = useQueryClient()
  const [sheet] = useState(() => queries.getQueryData<PrintedSlips>(printedKey(evaluationId)))
  const back = `/evaluations/${evaluationId}?view=slips${sheet ? `&community=${sheet.community.id}` : ''}`
  if (!sheet)
    return (
      <EmptyState title={t.gone[0]} hint={t.gone[1]}>
        <LinkButton to={back}>{t.backToList}</LinkButton>
      </EmptyState>
    )
  return (
    <PrintedOnce
      title={t.title}
      lead={t.lead(sheet.community.name, sheet.slips.length)}
      once={t.once}
      back={{ to: back, label: t.back }}
    >
      {sheet.slips.map(slip => (
        <Slip key={slip.number} slip={slip} sheet={sheet} />
      ))}
    </PrintedOnce>
  )
}

import type { Delivery } from '../../api/notices.js'
import type { StageTone } from '../../api/types.js'
import type { Column } from '../../components/list/Rows.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { ProcessLink } from './ProcessLink.js'

const t = m.notice.log
const tones: Record<Delivery['state'], StageTone> = {
  sent: 'done',
  waiting: 'active',
  dead: 'returned',
  dropped: 'stopped',
  skipped: 'stopped',
}

const What = ({ delivery }: { delivery: Delivery }) => (
  <>
    <ProcessLink processId={delivery.processId}>{`${delivery.heading}：${delivery.title}`}</ProcessLink>
    <div className="cell-sub">
      {delivery.number && <span className="figure">{delivery.number}</span>}
      {delivery.attempts > 1 && <span>{t.attempts(delivery.attempts)}</span>}
      {delivery.note && <span>{delivery.note}</span>}
    </div>
  </>
)

export const deliveryColumns: Column<Delivery>[] = [
  {
    key: 'at',
    title: t.columns.at,
    onCard: 'bare',
    width: 150,
    cell: ({ at }) => <span className="figure nowrap">{formatInstant(at)}</span>,
  },
  { key: 'what', title: t.columns.what, onCard: 'heading', cell: delivery => <What delivery={delivery} /> },
  {
    key: 'to',
    title: t.columns.to,
    width: 200,
    cell: ({ recipientName, wayLabel }) => `${recipientName} · ${wayLabel}`,
  },
  {
    key: 'state',
    title: t.columns.state,
    onCard: 'bare',
    width: 140,
    cell: ({ state, stateLabel, readAt }) => (
      <>
        <StatusTag tone={tones[state]} label={stateLabel} />
        {readAt && <div className="cell-sub">{t.readAt(formatInstant(readAt))}</div>}
      </>
    ),
  },
]

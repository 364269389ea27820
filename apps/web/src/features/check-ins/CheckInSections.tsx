import type { CheckInDetail } from '../../api/types.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'

const t = m.checkIn.detail

const Pair = ({ label, value }: { label: string; value: string | undefined }) =>
  value ? (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  ) : null

/** The check-in's own part of its page. */
export const CheckInSections = ({ checkIn }: { checkIn: CheckInDetail }) => (
  <Panel title={t.title}>
    <dl className="pairs">
      <Pair label={t.who} value={checkIn.personName ?? checkIn.subjectLabel} />
      <Pair label={t.agency} value={checkIn.agency.name} />
      <Pair label={t.community} value={checkIn.community.name} />
      <Pair label={t.estate} value={checkIn.estate} />
      <Pair label={t.confirmedOn} value={checkIn.confirmedOn} />
      <Pair
        label={t.refusal}
        value={checkIn.refusal && `${checkIn.refusal.reasonLabel}：${checkIn.refusal.reason}`}
      />
    </dl>
    {checkIn.filedByUnit && <p className="muted">{t.byUnit}</p>}
    {checkIn.isTransfer && <p className="muted">{t.transfer}</p>}
  </Panel>
)

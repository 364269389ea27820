import type { CheckInDetail } from '../../api/types.js'
import { Pair } from '../../components/Pair.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'

const t = m.checkIn.detail

/** The check-in's own part of its page. */
export const CheckInSections = ({ checkIn }: { checkIn: CheckInDetail }) => (
  <Panel title={t.title}>
    <dl className="pairs">
      <Pair label={t.who} children={checkIn.personName ?? checkIn.subjectLabel} />
      <Pair label={t.agency} children={checkIn.agency.name} />
      <Pair label={t.community} children={checkIn.community.name} />
      <Pair label={t.estate} children={checkIn.estate} />
      <Pair label={t.confirmedOn} children={checkIn.confirmedOn} />
      <Pair
        label={t.refusal}
        children={checkIn.refusal && `${checkIn.refusal.reasonLabel}：${checkIn.refusal.reason}`}
      />
    </dl>
    {checkIn.filedByUnit && <p className="muted">{t.byUnit}</p>}
    {checkIn.isTransfer && <p className="muted">{t.transfer}</p>}
  </Panel>
)

import type { PointObjectionDetail } from '../../api/points.js'
import { Pair } from '../../components/Pair.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'

const t = m.point.detail

/** The objection's own part of its page. */
export const PointObjectionSections = ({ objection: it }: { objection: PointObjectionDetail }) => (
  <Panel title={t.title}>
    <dl className="pairs">
      <Pair label={t.subject}>{it.subjectName}</Pair>
      <Pair label={t.month}>{it.month}</Pair>
      <Pair label={t.about}>{`${it.aboutLabel} · ${it.ruleLabel}`}</Pair>
      {it.activity && <Pair label={t.activity}>{`${it.activity.on} ${it.activity.title}`}</Pair>}
      <Pair label={t.community}>{it.community.name}</Pair>
      <Pair label={t.claim}>{it.claim}</Pair>
      {it.decision && (
        <Pair label={t.decision}>
          {it.decision.reason}
          <p className="muted">{t.decided(it.decision.byName, it.decision.on)}</p>
        </Pair>
      )}
    </dl>
  </Panel>
)

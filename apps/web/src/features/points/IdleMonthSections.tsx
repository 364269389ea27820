import type { IdleMonthDetail } from '#contracts/http/idle-months.js'
import { LinkButton } from '../../components/LinkButton.js'
import { Pair } from '../../components/Pair.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'

const t = m.pointRule.idle

/** What a community is told of a month in which it offered nothing. */
export const IdleMonthSections = ({ idle: it }: { idle: IdleMonthDetail }) => (
  <Panel title={t.title} aside={<LinkButton to="/activities">{t.activities}</LinkButton>}>
    <p>{t.about}</p>
    <dl className="pairs">
      <Pair label={t.month}>{it.month}</Pair>
      <Pair label={t.community}>{it.community.name}</Pair>
      <Pair label={t.notCounted}>{t.counts(it.members, it.agencies)}</Pair>
      {it.answer && (
        <Pair label={t.answer}>
          {it.answer.explanation}
          <p className="muted">{t.by(it.answer.byName, it.answer.on)}</p>
        </Pair>
      )}
    </dl>
  </Panel>
)

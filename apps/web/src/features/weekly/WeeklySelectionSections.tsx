import { Link } from 'react-router'
import type { WeeklySelectionDetail } from '../../api/weekly.js'
import { Pair } from '../../components/Pair.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'
import { weekPath } from './week-columns.js'

const t = m.weekly.detail

const Selected = ({ selection: it }: { selection: NonNullable<WeeklySelectionDetail['selection']> }) => (
  <>
    <Pair label={t.outcome}>{it.outcomeLabel}</Pair>
    <Pair label={t.model}>{it.model?.name}</Pair>
    <Pair label={t.reason}>{it.reason}</Pair>
    <Pair label={t.publicText}>{it.publicText}</Pair>
    <Pair label={t.comparisons}>
      {it.comparisons
        .map(
          ({ name, findings, reason }) =>
            `${name}：${findings.map(({ label, finding }) => `${label}${finding}`).join('，')}。${reason}`,
        )
        .join('\n')}
    </Pair>
    <Pair label={t.by}>{it.byName}</Pair>
  </>
)

/** The weekly selection's own part of its page. */
export const WeeklySelectionSections = ({ selection: it }: { selection: WeeklySelectionDetail }) => (
  <Panel title={t.title} aside={<Link to={weekPath(it)}>{m.weekly.act.toWeek}</Link>}>
    <dl className="pairs">
      <Pair label={t.week}>{`${it.community.name} ${it.weekLabel}`}</Pair>
      {it.selection && <Selected selection={it.selection} />}
      <Pair label={t.avoiding}>{it.avoiding.map(({ byName }) => byName).join('、')}</Pair>
      <Pair label={t.returns}>
        {it.returns.map(({ byName, reason }) => t.returned(byName, reason)).join('\n')}
      </Pair>
      <Pair label={t.reviewed}>{it.review?.byName}</Pair>
    </dl>
  </Panel>
)

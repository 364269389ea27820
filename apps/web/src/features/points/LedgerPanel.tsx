import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import {
  type LedgerOf,
  type PointEntry,
  type PointLedger,
  ledgerAddress,
  pointLedgerQuery,
} from '../../api/points.js'
import { ExportButton } from '../../components/list/ExportButton.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'
import { FollowUpNote } from './FollowUpNote.js'
import { type ObjectionAsked, ObjectionDialog, type ObjectionTo } from './ObjectionDialog.js'
import { RulesLine } from './RulesLine.js'
import { monthTones } from './month-tones.js'

const t = m.point

const Entry = ({ entry, onObject }: { entry: PointEntry; onObject: () => void }) => (
  <li className="point-entry">
    <strong className="point-amount figure">{t.amount(entry.amount)}</strong>
    <div>
      {entry.ruleLabel} · {entry.factLabel}
      {entry.note && <span className="muted"> · {entry.note}</span>}
      <p className="cell-sub figure">
        {entry.month} · {t.entryOf(entry.factOn, entry.confirmedByName, entry.ruleVersion)}
      </p>
      {entry.reason && <p className="cell-sub">{t.reason(entry.reason)}</p>}
    </div>
    {entry.mayObject && (
      <Button size="small" onClick={onObject}>
        {t.object}
      </Button>
    )}
  </li>
)

const Month = ({ month, onObject }: { month: PointLedger['months'][number]; onObject: () => void }) => (
  <li className="point-entry">
    <strong className="figure">{month.month}</strong>
    <div>
      {t.monthLine(month.points)} <StatusTag tone={monthTones[month.state]} label={month.stateLabel} />
      <p className="cell-sub">
        {[
          month.standingLabel,
          month.reason,
          month.mayObject && month.objectionsUntil && t.until(month.objectionsUntil),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <FollowUpNote of={month.followUp} />
    </div>
    {month.mayObject && (
      <Button size="small" onClick={onObject}>
        {t.objectMissing}
      </Button>
    )}
  </li>
)

/** A point that was given may be wrong, one that was taken back missing. */
const objectionTo = ({ id, month, rule, factLabel, activityId }: PointEntry): ObjectionTo =>
  activityId !== undefined && rule !== 'weeklyModel'
    ? { title: t.objection.takenBack(factLabel), about: { about: 'missing', month, activityId, rule } }
    : { title: t.objection.wrong(factLabel), about: { about: 'wrong', month, entryId: id } }

/** Every entry of one subject with its reason, and the way to object. */
export const LedgerPanel = ({ query }: { query: LedgerOf }) => {
  const ledger = useInfiniteQuery(pointLedgerQuery(query))
  const [asked, setAsked] = useState<ObjectionAsked>()
  if (!ledger.isSuccess) return <NotLoaded query={ledger} />
  const [first] = ledger.data.pages
  if (!first) return null
  const { subject, subjectId, subjectName, balance, months } = first
  const items = ledger.data.pages.flatMap(page => page.items)
  const whose = { subject, ...(subject === 'agency' && { agencyId: subjectId }) }
  const object = ({ title, about }: ObjectionTo) => setAsked({ title, about: { ...whose, ...about } })
  return (
    <>
      <Panel title={t.months} aside={<span className="figure">{t.balance(balance)}</span>}>
        {months.length === 0 && <p className="muted">{t.noMonths}</p>}
        <ul className="plain-list">
          {months.map(each => (
            <Month
              key={each.month}
              month={each}
              onObject={() =>
                object({
                  title: t.objection.missing(each.month),
                  about: { about: 'missing', month: each.month },
                })
              }
            />
          ))}
        </ul>
      </Panel>
      <Panel
        title={`${t.entries} · ${subjectName}`}
        aside={items.length > 0 && <ExportButton href={ledgerAddress(query)} />}
      >
        {items.length === 0 && <EmptyState title={t.none[0]} hint={t.none[1]} />}
        <ul className="plain-list">
          {items.map(entry => (
            <Entry key={entry.id} entry={entry} onObject={() => object(objectionTo(entry))} />
          ))}
        </ul>
        {ledger.hasNextPage && (
          <Button loading={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>
            {t.earlierEntries}
          </Button>
        )}
        <RulesLine />
      </Panel>
      {asked && <ObjectionDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

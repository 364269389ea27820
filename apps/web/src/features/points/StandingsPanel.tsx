import { useQuery } from '@tanstack/react-query'
import { standingLabels } from '#contracts/http/points.js'
import { Link } from 'react-router'
import { type MemberStanding, standingsAddress, standingsQuery } from '../../api/points.js'
import { LinkButton } from '../../components/LinkButton.js'
import { type Column, DataList } from '../../components/list/DataList.js'
import { ExportButton } from '../../components/list/ExportButton.js'
import { ChoiceFilter } from '../../components/list/filters.js'
import { type ListSearch, pageSize } from '../../components/list/use-list-search.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import { FollowUpNote } from './FollowUpNote.js'

const t = m.point
const choices = optionsOf(standingLabels)

const addressOf = (of: Record<string, string | undefined>): string =>
  `/points?${new URLSearchParams(
    Object.entries({ view: 'months', ...of }).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    ),
  ).toString()}`

const columnsOf = (hrefOf: (personId: string) => string): Column<MemberStanding>[] => [
  { key: 'name', title: t.table.name, onCard: 'heading', cell: ({ name }) => name },
  { key: 'points', title: t.table.points, cell: ({ points }) => points },
  {
    key: 'standing',
    title: t.table.standing,
    cell: ({ standingLabel, reason, followUp }) => (
      <>
        {[standingLabel, reason].filter(Boolean).join('：')}
        <FollowUpNote of={followUp} />
      </>
    ),
  },
  {
    key: 'action',
    title: t.table.action,
    onCard: 'bare',
    cell: ({ personId }) => <Link to={hrefOf(personId)}>{t.personal}</Link>,
  },
]

/** Members of one agency by name, those without points first. */
export const StandingsPanel = ({
  month,
  agencyId,
  list,
}: {
  month: string
  agencyId: string
  list: ListSearch
}) => {
  const district = list.valueOf('district')
  const standing = choices.find(({ value }) => value === list.valueOf('standing'))?.value
  const wanted = { agencyId, ...(standing && { standing }) }
  const members = useQuery(standingsQuery(month, { ...wanted, offset: list.offset, limit: pageSize }))
  return (
    <>
      <p className="point-head">
        <LinkButton to={addressOf({ month, district })}>{t.backToAgencies}</LinkButton>
        <LinkButton to={addressOf({ month, district, agency: agencyId, standing, of: 'agency' })}>
          {t.agencyLedger}
        </LinkButton>
        <ExportButton href={standingsAddress(month, wanted)} />
      </p>
      <div className="toolbar">
        <ChoiceFilter list={list} name="standing" label={t.table.standing} options={choices} />
      </div>
      <DataList
        label={month}
        query={members}
        empty={t.standingsEmpty}
        columns={columnsOf(person => addressOf({ month, district, agency: agencyId, standing, person }))}
        keyOf={({ personId }) => personId}
        isUrgent={({ standing }) => standing === 'zero'}
        list={list}
      />
    </>
  )
}

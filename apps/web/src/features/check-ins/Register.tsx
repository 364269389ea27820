import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { membershipsExportAddress, membershipsQuery } from '../../api/check-ins.js'
import type { Membership, MembershipCommandName } from '../../api/types.js'
import { DataList } from '../../components/list/DataList.js'
import { ExportButton } from '../../components/list/ExportButton.js'
import { ListToolbar } from '../../components/list/ListToolbar.js'
import { type ListSearch, pageSize } from '../../components/list/use-list-search.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import { MembershipDialog } from './MembershipDialog.js'
import { registerColumns } from './register-columns.js'

const t = m.checkIn

type Rate = { members: number; checkedIn: number; agencies: number; agenciesIn: number }

const Share = ({ label, done, all }: { label: string; done: number; all: number }) => (
  <div className="share">
    <span>{label}</span>
    <strong className="figure">{t.rate(done, all)}</strong>
    <meter aria-label={label} min={0} max={Math.max(all, 1)} value={done} />
  </div>
)

/** Of the members and Party organisations within one's scope; a community has none of its own. */
const Rates = ({ rate }: { rate: Rate }) => (
  <div className="shares">
    {rate.members > 0 && <Share label={t.members} done={rate.checkedIn} all={rate.members} />}
    {rate.agencies > 0 && <Share label={t.agencies} done={rate.agenciesIn} all={rate.agencies} />}
  </div>
)

/** Who has checked in where, within one's scope. */
export const Register = ({ list }: { list: ListSearch }) => {
  const [asked, setAsked] = useState<{ membership: Membership; name: MembershipCommandName }>()
  const subject = list.valueOf('subject') as Membership['subject'] | undefined
  const state = list.valueOf('state') as Membership['state'] | undefined
  const search = list.valueOf('search')
  const filter = { ...(subject && { subject }), ...(state && { state }), ...(search && { search }) }
  const memberships = useQuery(membershipsQuery({ ...filter, offset: list.offset, limit: pageSize }))
  return (
    <>
      {memberships.data && <Rates rate={memberships.data.rate} />}
      <ListToolbar
        list={list}
        search={t.search}
        choices={[
          { name: 'subject', label: t.columns.who, options: optionsOf(t.subjects) },
          { name: 'state', label: t.columns.state, options: optionsOf(t.states) },
        ]}
      >
        <ExportButton href={membershipsExportAddress(filter)} />
      </ListToolbar>
      <DataList
        label={t.views.register}
        columns={registerColumns((membership, name) => setAsked({ membership, name }))}
        query={memberships}
        keyOf={({ id }) => id}
        empty={t.empty}
        list={list}
      />
      {asked && <MembershipDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { type Account, type AccountQuery, accountsQuery, invite } from '../api/accounts.js'
import { useCommand } from '../api/use-command.js'
import { FormProblem } from '../components/form/FormProblem.js'
import { DataList } from '../components/list/DataList.js'
import { ChoiceFilter, SearchFilter } from '../components/list/filters.js'
import { type ListSearch, pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { accountColumns } from '../features/accounts/account-columns.js'
import { CommandDialog, type Asked } from '../features/accounts/CommandDialog.js'
import { EmailDialog } from '../features/accounts/EmailDialog.js'
import { InviteDialog } from '../features/accounts/InviteDialog.js'
import { InvitationResults, type Handed } from '../features/accounts/InvitationResults.js'
import { optionsOf } from '../format/options.js'
import { m } from '../messages/index.js'
import '../features/accounts/accounts.css'

const t = m.accountAdministration

const queryOf = ({ valueOf, offset }: ListSearch): AccountQuery => {
  const [search, state, office] = ['search', 'state', 'office'].map(valueOf)
  return {
    offset,
    limit: pageSize,
    ...(search && { search }),
    ...(state && { state: state as NonNullable<AccountQuery['state']> }),
    ...(office && { office: office as NonNullable<AccountQuery['office']> }),
  }
}

const Filters = ({ list }: { list: ListSearch }) => (
  <>
    <SearchFilter list={list} label={t.search} />
    <ChoiceFilter list={list} name="state" label={t.state} options={optionsOf(t.states)} />
    <ChoiceFilter list={list} name="office" label={t.office} options={optionsOf(t.offices)} />
  </>
)

/** Who is ticked, on whatever page of the list, and inviting them together. */
const useInvitations = (onResults: (handed: Handed[]) => void) => {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const command = useCommand(
    (people: { personId: string }[]) => invite(people),
    ({ items }) => {
      setTicked(new Set())
      onResults(items)
    },
  )
  const tick = (personIds: string[], isTicked: boolean) => {
    const next = new Set(ticked)
    for (const personId of personIds) {
      if (isTicked) next.add(personId)
      else next.delete(personId)
    }
    setTicked(next)
  }
  return {
    ticked,
    tick,
    command,
    send: (ids: Iterable<string>) => command.run([...ids].map(personId => ({ personId }))),
  }
}

const InviteButton = ({ invitations }: { invitations: ReturnType<typeof useInvitations> }) => {
  const { ticked, command, send } = invitations
  if (ticked.size === 0) return null
  return (
    <Popconfirm title={t.inviteConfirm(ticked.size)} onConfirm={() => send(ticked)}>
      <Button type="primary" className="toolbar-end" loading={command.isPending}>
        {t.inviteSelected(ticked.size)}
      </Button>
    </Popconfirm>
  )
}

/** Accounts, for the security administrator. */
export default function Accounts() {
  const list = useListSearch()
  const accounts = useQuery(accountsQuery(queryOf(list)))
  const [results, setResults] = useState<Handed[]>()
  const [asked, setAsked] = useState<Asked>()
  const [addressed, setAddressed] = useState<Account>()
  const [inviting, setInviting] = useState<Account>()
  const invitations = useInvitations(setResults)
  const columns = accountColumns({
    rows: accounts.data?.items ?? [],
    ticked: invitations.ticked,
    onTick: invitations.tick,
    onInvite: setInviting,
    onCommand: (account, name) => setAsked({ account, name }),
    onEmail: setAddressed,
  })
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <div className="toolbar">
        <Filters list={list} />
        <InviteButton invitations={invitations} />
      </div>
      <FormProblem problem={invitations.command.problem} />
      <DataList
        label={t.title}
        columns={columns}
        query={accounts}
        keyOf={({ personId }) => personId}
        empty={t.empty}
        list={list}
      />
      {asked && <CommandDialog asked={asked} onClose={() => setAsked(undefined)} onLink={setResults} />}
      {addressed && <EmailDialog account={addressed} onClose={() => setAddressed(undefined)} />}
      {inviting && (
        <InviteDialog account={inviting} onClose={() => setInviting(undefined)} onResults={setResults} />
      )}
      {results && <InvitationResults results={results} onClose={() => setResults(undefined)} />}
    </>
  )
}

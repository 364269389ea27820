import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { missingMembersExportAddress, missingMembersQuery, startCheckIn } from '../../api/check-ins.js'
import { asProblem } from '../../api/problem.js'
import type { MissingMember } from '../../api/types.js'
import { useCommand } from '../../api/use-command.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { type Column, DataList } from '../../components/list/DataList.js'
import { ExportButton } from '../../components/list/ExportButton.js'
import { SearchFilter } from '../../components/list/filters.js'
import { type ListSearch, pageSize } from '../../components/list/use-list-search.js'
import { m } from '../../messages/index.js'
import { type CheckInAsked, CheckInDialog } from './CheckInDialog.js'

const t = m.checkIn

interface Failure {
  name: string
  why: string
}

/**
 * One by one, each under a key of its own made from the whole's: sending it again does nothing twice.
 * @throws ApiProblem when an answer is lost, for the whole to be sent again
 */
const fileAll = async (members: MissingMember[], key: string): Promise<Failure[]> => {
  const failures: Failure[] = []
  for (const [index, { personId, name, livesIn }] of members.entries()) {
    const body = { subject: 'member' as const, personId, communityId: livesIn?.id ?? '', estate: '' }
    await startCheckIn(body, `${key}-${index}`).catch((error: unknown) => {
      const problem = asProblem(error)
      if (problem.isUncertain) throw problem
      failures.push({ name, why: problem.message })
    })
  }
  return failures
}

const columnsOf = (
  chosen: ReadonlySet<string>,
  toggle: (member: MissingMember) => void,
  file: (member: MissingMember) => void,
): Column<MissingMember>[] => [
  {
    key: 'who',
    title: t.columns.who,
    onCard: 'heading',
    cell: member =>
      member.livesIn && !member.pendingId ? (
        <Checkbox
          aria-label={t.choose(member.name)}
          checked={chosen.has(member.personId)}
          onChange={() => toggle(member)}
        >
          {member.name}
        </Checkbox>
      ) : (
        member.name
      ),
  },
  { key: 'livesIn', title: t.columns.livesIn, cell: ({ livesIn }) => livesIn?.name ?? t.unknownHome },
  {
    key: 'action',
    title: t.columns.action,
    onCard: 'bare',
    cell: member =>
      member.pendingId ? (
        <Link to={`/processes/${member.pendingId}`}>{t.waiting}</Link>
      ) : (
        <Button type="link" size="small" onClick={() => file(member)}>
          {t.file1}
        </Button>
      ),
  },
]

const useBulk = () => {
  const { message } = App.useApp()
  const [chosen, setChosen] = useState<ReadonlyMap<string, MissingMember>>(new Map())
  const [failures, setFailures] = useState<Failure[]>([])
  const command = useCommand(
    (members: MissingMember[], key) => fileAll(members, key),
    (failed, members) => {
      setFailures(failed)
      setChosen(new Map())
      const sent = members.length - failed.length
      if (sent > 0) void message.success(t.bulk.done(sent))
    },
  )
  const toggle = (member: MissingMember) =>
    setChosen(old => {
      const next = new Map(old)
      if (!next.delete(member.personId)) next.set(member.personId, member)
      return next
    })
  return {
    chosen,
    toggle,
    failures,
    isPending: command.isPending,
    problem: command.problem,
    run: () => command.run([...chosen.values()]),
  }
}

/** Members of one's Party organisation who have not checked in: one by one, or the chosen ones at once. */
export const MissingMembers = ({ agencyId, list }: { agencyId: string; list: ListSearch }) => {
  const search = list.valueOf('search')
  const filter = { agencyId, ...(search && { search }) }
  const missing = useQuery(missingMembersQuery({ ...filter, offset: list.offset, limit: pageSize }))
  const [asked, setAsked] = useState<CheckInAsked>()
  const bulk = useBulk()
  const file = ({ personId, name, livesIn }: MissingMember) =>
    setAsked({ title: t.file.member(name), who: { subject: 'member', personId }, community: livesIn })
  return (
    <>
      <div className="toolbar">
        <SearchFilter list={list} label={t.search} />
        <ExportButton href={missingMembersExportAddress(filter)} />
        <span>
          <Button
            type="primary"
            disabled={bulk.chosen.size === 0}
            loading={bulk.isPending}
            onClick={bulk.run}
          >
            {t.bulk.file(bulk.chosen.size)}
          </Button>
        </span>
      </div>
      <p className="muted">{t.bulk.about}</p>
      {bulk.problem && !bulk.isPending && <ProblemAlert problem={bulk.problem} askAgain={bulk.run} />}
      {bulk.failures.length > 0 && (
        <div role="alert">
          <strong>{t.bulk.partly(bulk.failures.length)}</strong>
          <ul>
            {bulk.failures.map(({ name, why }) => (
              <li key={name}>{t.bulk.failed(name, why)}</li>
            ))}
          </ul>
        </div>
      )}
      <DataList
        label={t.views.missing}
        columns={columnsOf(new Set(bulk.chosen.keys()), bulk.toggle, file)}
        query={missing}
        keyOf={({ personId }) => personId}
        empty={t.missingEmpty}
        list={list}
      />
      {asked && <CheckInDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

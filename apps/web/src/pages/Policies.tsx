import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useNavigate } from 'react-router'
import {
  makePlan,
  policyAtQuery,
  policyChangeQuery,
  policyChangesQuery,
  policyKindsQuery,
  policyUnitsQuery,
} from '../api/policies.js'
import { useCommand } from '../api/use-command.js'
import { DataList } from '../components/list/DataList.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { ProblemAlert } from '../components/ProblemAlert.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { Loading } from '../components/states/Loading.js'
import { UnitSelect } from '../components/UnitSelect.js'
import { PolicyMatrix } from '../features/policies/PolicyMatrix.js'
import { changeColumns } from '../features/policies/policy-columns.js'
import { m } from '../messages/index.js'

const t = m.policy

const Adopt = ({ unitId, kind }: { unitId: string; kind: string }) => {
  const navigate = useNavigate()
  const plan = useCommand(
    (body: { unitId: string; kind: string }, key) => makePlan({ purpose: 'policy', ...body }, key),
    ({ id }) => void navigate(`/admin/rule-plans/${id}`),
  )
  return (
    <Panel title={t.adopt}>
      <p>{t.adoptLead}</p>
      {plan.problem && <ProblemAlert problem={plan.problem} />}
      <Button loading={plan.isPending} onClick={() => plan.run({ unitId, kind })}>
        {t.tryOut}
      </Button>
    </Panel>
  )
}

const History = ({ kind }: { kind: string }) => {
  const list = useListSearch()
  const changes = useQuery(policyChangesQuery({ kind, offset: list.offset, limit: pageSize }))
  return (
    <Panel title={t.history}>
      <DataList
        label={t.history}
        columns={changeColumns}
        query={changes}
        keyOf={({ id }) => id}
        opens={({ id }) => `/admin/policies/changes/${id}`}
        empty={t.noChanges}
        list={list}
      />
    </Panel>
  )
}

/** What counts at one unit, and the draft that is going on there. */
const AtUnit = ({
  unitId,
  kind,
  changeId,
}: {
  unitId: string
  kind: string
  changeId?: string | undefined
}) => {
  const policy = useQuery(policyAtQuery(unitId, kind))
  const change = useQuery({ ...policyChangeQuery(changeId ?? ''), enabled: changeId !== undefined })
  if (!policy.isSuccess) return <NotLoaded query={policy} />
  if (change.isLoading) return <Loading />
  const { below, belowTotal, allowedActions } = policy.data
  return (
    <>
      <PolicyMatrix
        key={`${unitId} ${kind} ${change.data?.revision ?? ''}`}
        policy={policy.data}
        change={change.data}
      />
      {below.length > 0 && (
        <Panel title={t.below}>
          <ul className="policy-lines">
            {below.map(({ id, name, steps }) => (
              <li key={id}>{t.own(name, t.belowSays(steps))}</li>
            ))}
          </ul>
          {belowTotal > below.length && <p className="muted">{t.belowMore(belowTotal, below.length)}</p>}
        </Panel>
      )}
      {allowedActions.includes('edit') && <Adopt unitId={unitId} kind={kind} />}
    </>
  )
}

/** Where one looks, from the address; without it, the uppermost unit in sight and the first kind. */
const useWhere = () => {
  const list = useListSearch()
  const kinds = useQuery(policyKindsQuery).data?.items ?? []
  const [top] = useQuery(policyUnitsQuery).data?.items ?? []
  const unitId = list.valueOf('unitId') ?? top?.id
  const kind = list.valueOf('kind') ?? kinds[0]?.kind
  return { list, kinds, kind, unitId, changeId: list.valueOf('change') }
}

/** Policy by kind and unit: what counts, where it comes from, its changes. */
export default function Policies() {
  const { list, kinds, kind, unitId, changeId } = useWhere()
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <div className="toolbar">
        <Select
          aria-label={t.kind}
          options={kinds.map(each => ({ value: each.kind, label: each.label }))}
          value={kind}
          onChange={next => list.set({ kind: next })}
        />
        <UnitSelect
          own
          placeholder={t.unit}
          value={unitId}
          onChange={next => list.set({ unitId: next, change: undefined })}
        />
      </div>
      {unitId && kind ? <AtUnit unitId={unitId} kind={kind} changeId={changeId} /> : <Loading />}
      {kind && <History kind={kind} />}
    </>
  )
}

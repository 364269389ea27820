import { Button } from 'antd'
import { Link } from 'react-router'
import type { PolicyAt, PolicyChange, PolicyStep } from '../../api/policies.js'
import type { Column } from '../../components/list/DataList.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'

const t = m.policy
export const changePath = (id: string): string => `/admin/policies/changes/${id}`

const Source = ({ source }: Pick<PolicyStep, 'source'>) => {
  if (source.shipped) return <StatusTag tone="waiting" label={t.shipped} />
  return (
    <>
      {source.changeId ? <Link to={changePath(source.changeId)}>{source.unitName}</Link> : source.unitName}
      {source.effectiveFrom && <p className="cell-sub figure">{t.since(source.effectiveFrom)}</p>}
    </>
  )
}

const Lines = ({ lines }: { lines: string[] }) =>
  lines.length === 0 ? (
    <>—</>
  ) : (
    <ul className="policy-lines">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )

/** Every step of a kind's policy at one unit: what counts, where it comes from, what each unit above says of its own. */
export const stepColumns = (
  way: PolicyAt['way'],
  onEdit: ((step: PolicyStep) => void) | undefined,
): Column<PolicyStep>[] => {
  const nameOf = (unitId: string) => way.find(({ id }) => id === unitId)?.name ?? unitId
  return [
    { key: 'step', title: t.columns.step, onCard: 'heading', width: 140, cell: ({ label }) => label },
    { key: 'value', title: t.columns.value, cell: ({ sentence }) => sentence },
    { key: 'source', title: t.columns.source, width: 130, cell: Source },
    {
      key: 'own',
      title: t.columns.own,
      cell: ({ own, shipped }) => (
        <Lines
          lines={
            own.length === 0
              ? []
              : [
                  t.own(t.shipped, shipped),
                  ...own.map(({ unitId, sentence }) => t.own(nameOf(unitId), sentence)),
                ]
          }
        />
      ),
    },
    {
      key: 'coming',
      title: t.columns.coming,
      width: 160,
      cell: ({ coming }) => (
        <Lines
          lines={coming.map(
            ({ unitName, sentence, effectiveFrom }) =>
              `${t.since(effectiveFrom)} ${t.own(unitName, sentence)}`,
          )}
        />
      ),
    },
    ...(onEdit
      ? [
          {
            key: 'edit',
            title: '',
            onCard: 'bare' as const,
            width: 76,
            cell: (step: PolicyStep) => (
              <Button size="small" aria-label={t.editStep(step.label)} onClick={() => onEdit(step)}>
                {t.edit}
              </Button>
            ),
          },
        ]
      : []),
  ]
}

export const changeTones = {
  draft: 'waiting',
  validated: 'waiting',
  previewed: 'active',
  published: 'done',
  withdrawn: 'stopped',
} as const

export const changeColumns: Column<PolicyChange>[] = [
  {
    key: 'change',
    title: t.historyColumns.change,
    onCard: 'heading',
    cell: ({ id, stepLabels, kindLabel }) => (
      <>
        <Link to={changePath(id)}>{stepLabels.join('、')}</Link>
        <p className="cell-sub">{kindLabel}</p>
      </>
    ),
  },
  { key: 'unit', title: t.historyColumns.unit, cell: ({ unitName }) => unitName },
  {
    key: 'state',
    title: t.historyColumns.state,
    onCard: 'bare',
    cell: ({ state, stateLabel }) => <StatusTag tone={changeTones[state]} label={stateLabel} />,
  },
  {
    key: 'by',
    title: t.historyColumns.by,
    cell: ({ draftedByName, draftedAt }) => (
      <>
        {draftedByName}
        <p className="cell-sub figure">{formatInstant(draftedAt)}</p>
      </>
    ),
  },
  {
    key: 'ended',
    title: t.historyColumns.ended,
    cell: ({ endedByName, endedAt, reason }) => (
      <>
        {endedByName ?? '—'}
        {endedAt && <p className="cell-sub figure">{formatInstant(endedAt)}</p>}
        {reason && <p className="cell-sub">{reason}</p>}
      </>
    ),
  },
  { key: 'from', title: t.historyColumns.from, cell: ({ effectiveFrom }) => effectiveFrom ?? '—' },
]

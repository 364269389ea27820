import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { pointRulesQuery, type RulesOfDistrict, type RuleVersion } from '../api/point-rules.js'
import type { StageTone } from '../api/types.js'
import { LinkButton } from '../components/LinkButton.js'
import { type Column, Rows } from '../components/list/Rows.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { StatusTag } from '../components/StatusTag.js'
import { NewRulesDialog } from '../features/points/NewRulesDialog.js'
import { ruleChanges, versionBefore } from '../features/points/rule-changes.js'
import { m } from '../messages/index.js'
import '../components/list/data-list.css'
import '../features/points/points.css'

const t = m.pointRule

const Standing = ({ version, of }: { version: RuleVersion; of: RulesOfDistrict }) => {
  const isLater = version.fromMonth >= of.earliest
  const [tone, label]: [StageTone, string] = version.isPresent
    ? ['active', t.now]
    : isLater
      ? ['draft', t.later]
      : ['stopped', t.earlier]
  return <StatusTag tone={tone} label={label} />
}

const Changes = ({ version, of }: { version: RuleVersion; of: RulesOfDistrict }) => {
  const before = versionBefore(of.versions, version.fromMonth)
  if (!before) return t.first
  const changes = ruleChanges(before, version)
  if (changes.length === 0) return t.same
  return (
    <ul className="rule-changes">
      {changes.map(each => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  )
}

const columnsOf = (of: RulesOfDistrict): Column<RuleVersion>[] => [
  {
    key: 'version',
    title: t.table.version,
    onCard: 'heading',
    cell: version => (
      <>
        <span className="cell-heading">{t.version(version.version)}</span>
        <p className="cell-sub">{version.district?.name ?? t.common}</p>
      </>
    ),
  },
  {
    key: 'from',
    title: t.table.from,
    cell: version => (
      <>
        <span className="figure">{t.from(version.fromMonth)}</span> <Standing version={version} of={of} />
      </>
    ),
  },
  { key: 'what', title: t.table.what, cell: ({ amounts, zeroBy }) => t.line(amounts, t.zeroBy[zeroBy]) },
  {
    key: 'changes',
    title: t.table.changes,
    cell: version => <Changes version={version} of={of} />,
  },
  { key: 'why', title: t.table.why, cell: ({ reason }) => reason },
  {
    key: 'by',
    title: t.table.by,
    cell: ({ setByName, setOn }) => <span className="figure">{t.by(setByName, setOn)}</span>,
  },
]

/** 积分规则: every version by district, what each changed, and the form for another. */
export default function PointRules() {
  const found = useQuery(pointRulesQuery)
  const [asked, setAsked] = useState<RulesOfDistrict>()
  if (!found.isSuccess) return <NotLoaded query={found} />
  const { districts } = found.data
  return (
    <>
      <PageTitle title={t.title} lead={t.lead}>
        <LinkButton to="/points">{m.point.title}</LinkButton>
      </PageTitle>
      {districts.length === 0 && <EmptyState title={t.none[0]} hint={t.none[1]} />}
      {districts.map(of => (
        <Panel
          key={of.district.id}
          title={of.district.name}
          aside={
            of.mayChange && (
              <Button type="primary" onClick={() => setAsked(of)}>
                {t.add}
              </Button>
            )
          }
        >
          <Rows
            label={of.district.name}
            columns={columnsOf(of)}
            rows={of.versions}
            keyOf={({ version }) => String(version)}
          />
        </Panel>
      ))}
      {asked && <NewRulesDialog of={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

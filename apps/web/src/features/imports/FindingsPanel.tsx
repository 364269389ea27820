import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { findingsQuery } from '../../api/imports.js'
import type { Import, ImportFinding, ImportSeverity } from '../../api/types.js'
import { type Column, DataList } from '../../components/list/DataList.js'
import { pageSize } from '../../components/list/use-list-search.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'
import type { ImportCommands } from './use-import-command.js'

type Chosen = Record<number, string>

const placeOf = ({ row, column }: ImportFinding): string =>
  row === undefined
    ? m.imports.wholeFile
    : [m.imports.row(row), column && `【${column}】`].filter(Boolean).join(' ')

const columnsOf = (
  chosen: Chosen,
  choose: (row: number, choice: string) => void,
): Column<ImportFinding>[] => [
  {
    key: 'place',
    title: m.imports.findingColumns.place,
    onCard: 'heading',
    width: 220,
    cell: found => (
      <>
        <span className={`import-severity is-${found.severity}`}>{found.severityLabel}</span> {placeOf(found)}
      </>
    ),
  },
  { key: 'value', title: m.imports.findingColumns.value, width: 180, cell: ({ value }) => value ?? '—' },
  {
    key: 'message',
    title: m.imports.findingColumns.message,
    onCard: 'bare',
    cell: found => (
      <>
        <div>{found.message}</div>
        <div className="muted">{m.imports.howToMend + found.howToMend}</div>
        {found.choices && found.row !== undefined && (
          <Select
            className="import-choice"
            aria-label={m.imports.whoIsIt(found.row)}
            placeholder={m.imports.whoIsIt(found.row)}
            options={found.choices}
            value={chosen[found.row] ?? found.chosen}
            onChange={choice => choose(found.row ?? 0, choice)}
          />
        )}
      </>
    ),
  },
]

interface FindingsPanelProps {
  imported: Import
  commands: ImportCommands
}

/** Everything the check found, and where somebody has to say who is meant. */
export const FindingsPanel = ({ imported, commands }: FindingsPanelProps) => {
  const [severity, setSeverity] = useState<ImportSeverity>()
  const [offset, setOffset] = useState(0)
  const [chosen, setChosen] = useState<Chosen>({})
  const found = useQuery(findingsQuery(imported, { severity, offset, limit: pageSize }))
  const { counts } = imported
  const severities = (['error', 'decision', 'notice'] as const).filter(each => counts?.[each])
  const decisions = Object.entries(chosen).map(([row, choice]) => ({ row: Number(row), choice }))
  const decide = () => {
    commands.mutate({ name: 'check', body: { decisions } })
    setChosen({})
  }
  return (
    <Panel
      title={m.imports.findings}
      aside={
        <Segmented
          aria-label={m.imports.findings}
          options={[
            { value: '', label: m.imports.all },
            ...severities.map(value => ({
              value,
              label: `${m.imports.severities[value]} ${counts?.[value]}`,
            })),
          ]}
          value={severity ?? ''}
          onChange={value => {
            setSeverity(severities.find(each => each === value))
            setOffset(0)
          }}
        />
      }
    >
      <DataList
        label={m.imports.findings}
        columns={columnsOf(chosen, (row, choice) => setChosen({ ...chosen, [row]: choice }))}
        query={found}
        keyOf={({ no }) => String(no)}
        isUrgent={each => each.severity === 'error'}
        empty={m.imports.noFindings}
        list={{ offset, goTo: setOffset }}
      />
      {decisions.length > 0 && (
        <Button type="primary" loading={commands.isPending} onClick={decide}>
          {m.imports.decide(decisions.length)}
        </Button>
      )}
    </Panel>
  )
}

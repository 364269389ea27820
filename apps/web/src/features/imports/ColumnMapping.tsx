import { Button, Select } from 'antd'
import { useState } from 'react'
import type { CheckImport } from '#contracts/http/imports.js'
import type { Import } from '../../api/types.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'
import type { ImportCommands } from './use-import-command.js'

type Kind = NonNullable<CheckImport['columns']>['kind']

interface Chosen {
  kind: Kind
  /** Column → field. */
  fields: Record<number, string>
}

const chosenOf = ({ kind, layout }: Import): Chosen => ({
  kind: kind ?? 'members',
  fields: Object.fromEntries(Object.entries(layout?.columns ?? {}).map(([field, at]) => [at, field])),
})

const KindSelect = ({
  kinds,
  kind,
  onChange,
}: {
  kinds: Kind[]
  kind: Kind
  onChange: (kind: Kind) => void
}) => (
  <Select
    aria-label={m.imports.kind}
    options={kinds.map(value => ({ value, label: m.imports.kinds[value] }))}
    value={kind}
    onChange={onChange}
  />
)

/** What each column of the file was taken for, to be set right by hand. */
export const ColumnMapping = ({ imported, commands }: { imported: Import; commands: ImportCommands }) => {
  const [chosen, setChosen] = useState(() => chosenOf(imported))
  const { layout, fields, hasFile } = imported
  if (!layout) return null
  const kinds = [...new Set(fields.map(({ kind }) => kind))]
  const options = [
    { value: '', label: m.imports.notRead },
    ...fields
      .filter(({ kind }) => kind === chosen.kind)
      .map(({ field, label, required }) => ({ value: field, label: required ? `${label} *` : label })),
  ]
  const set = (at: number, field: string) => {
    // A field is told by one column: whoever had it before gives it up.
    const others = Object.entries(chosen.fields).filter(
      ([place, other]) => Number(place) !== at && other !== field,
    )
    setChosen({ ...chosen, fields: { ...Object.fromEntries(others), ...(field && { [at]: field }) } })
  }
  const columns = Object.fromEntries(Object.entries(chosen.fields).map(([at, field]) => [field, Number(at)]))
  const recheck = () => commands.mutate({ name: 'check', body: { columns: { kind: chosen.kind, columns } } })
  return (
    <Panel
      title={m.imports.layout}
      aside={
        kinds.length > 1 && (
          <KindSelect kinds={kinds} kind={chosen.kind} onChange={kind => setChosen({ kind, fields: {} })} />
        )
      }
    >
      <p className="muted">{m.imports.layoutHint(layout.sheet, layout.headerRow)}</p>
      <ul className="import-mapping">
        {layout.headings.map((heading, at) => (
          <li key={at}>
            <span>{heading || m.imports.unnamed(at + 1)}</span>
            <Select
              aria-label={heading || m.imports.unnamed(at + 1)}
              disabled={!hasFile}
              options={options}
              value={chosen.fields[at] ?? ''}
              onChange={field => set(at, field)}
            />
          </li>
        ))}
      </ul>
      {hasFile && (
        <Button loading={commands.isPending} onClick={recheck}>
          {m.imports.recheck}
        </Button>
      )}
    </Panel>
  )
}

import { Button } from 'antd'
import { substitutionStates } from '#contracts/http/substitutions.js'
import type { Substitution } from '../../api/substitutions.js'
import type { Column } from '../../components/list/DataList.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'

const t = m.substitution

const tones = { planned: 'draft', inForce: 'active', ended: 'done', endedEarly: 'stopped' } as const

const pair: Column<Substitution> = {
  key: 'pair',
  title: t.columns.pair,
  onCard: 'heading',
  cell: ({ principal, substitute, enteredByName }) => (
    <>
      <strong>{t.pair(substitute.name, principal.name)}</strong>
      <p className="cell-sub">
        <span>{principal.unitName}</span>
        {enteredByName && <span>{t.entered(enteredByName)}</span>}
      </p>
    </>
  ),
}

const kinds: Column<Substitution> = {
  key: 'kinds',
  title: t.columns.kinds,
  cell: ({ kinds: named }) => named.map(({ label }) => label).join('、') || t.allKinds,
}

const dates: Column<Substitution> = {
  key: 'dates',
  title: t.columns.dates,
  cell: ({ from, to }) => <span className="figure nowrap">{t.dates(from, to)}</span>,
}

const reason: Column<Substitution> = { key: 'reason', title: t.columns.reason, cell: row => row.reason }

const state = (onEnd: (row: Substitution) => void): Column<Substitution> => ({
  key: 'state',
  title: t.columns.state,
  onCard: 'bare',
  cell: row => (
    <>
      <StatusTag tone={tones[row.state]} label={substitutionStates[row.state]} />
      {row.endedByName && <p className="cell-sub">{t.endedBy(row.endedByName, row.endReason ?? '')}</p>}
      {row.allowedActions.includes('end') && (
        <Button size="small" onClick={() => onEnd(row)}>
          {t.end}
        </Button>
      )}
    </>
  ),
})

export const substitutionColumns = (onEnd: (row: Substitution) => void): Column<Substitution>[] => [
  pair,
  kinds,
  dates,
  reason,
  state(onEnd),
]

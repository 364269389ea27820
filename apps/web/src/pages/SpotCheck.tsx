import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { spotCheckExportAddress, spotCheckQuery, type SpotCheckItem } from '../api/spot-checks.js'
import type { StageTone } from '../api/types.js'
import '../components/list/data-list.css'
import { ExportButton } from '../components/list/ExportButton.js'
import { Rows, type Column } from '../components/list/Rows.js'
import { PageTitle } from '../components/PageTitle.js'
import { Pair } from '../components/Pair.js'
import { Panel } from '../components/Panel.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { StatusTag } from '../components/StatusTag.js'
import { RecordDialog } from '../features/spot-checks/RecordDialog.js'
import { formatInstant } from '../format/dates.js'
import { m } from '../messages/index.js'

const t = m.spotCheck
const tones: Record<NonNullable<SpotCheckItem['result']>, StageTone> = {
  there: 'done',
  doubtful: 'waiting',
  notThere: 'returned',
}

const Result = ({ item, onRecord }: { item: SpotCheckItem; onRecord: (() => void) | undefined }) => {
  const { result, resultLabel, note, byName } = item
  if (result === undefined)
    return onRecord ? (
      <Button size="small" onClick={onRecord}>
        {t.record}
      </Button>
    ) : (
      t.waiting
    )
  return (
    <>
      <StatusTag tone={tones[result]} label={resultLabel ?? t.results[result]} /> {note}{' '}
      <span className="cell-sub">{byName}</span>
    </>
  )
}

const columnsOf = (mayRecord: boolean, onRecord: (item: SpotCheckItem) => void): Column<SpotCheckItem>[] => [
  {
    key: 'name',
    title: t.itemColumns.name,
    onCard: 'heading',
    cell: ({ place, name }) => `${place} ${name}`,
  },
  {
    key: 'activity',
    title: t.itemColumns.activity,
    cell: ({ activityTitle, communityName, startsAt }) =>
      `${activityTitle} · ${communityName} · ${formatInstant(startsAt)}`,
  },
  {
    key: 'confirmed',
    title: t.itemColumns.confirmed,
    cell: ({ confirmedByName, wayLabel }) => t.confirmedBy(confirmedByName, wayLabel),
  },
  {
    key: 'result',
    title: t.itemColumns.result,
    onCard: 'bare',
    cell: item => <Result item={item} onRecord={mayRecord ? () => onRecord(item) : undefined} />,
  },
]

/** One draw: its seed, whether it draws the same again, and what was found of each. */
export default function SpotCheck() {
  const { id = '' } = useParams()
  const found = useQuery(spotCheckQuery(id))
  const [recording, setRecording] = useState<SpotCheckItem>()
  if (!found.isSuccess) return <NotLoaded query={found} />
  const { unit, month, seed, size, drawnFrom, items, allowedActions, ...check } = found.data
  return (
    <>
      <PageTitle
        title={`${t.title} · ${unit.name} · ${month}`}
        lead={t.checked(check.checked, size, check.doubtful)}
      >
        <ExportButton href={spotCheckExportAddress(id)} />
      </PageTitle>
      <Panel
        title={t.draw}
        aside={
          <Button loading={found.isFetching} onClick={() => void found.refetch()}>
            {t.again}
          </Button>
        }
      >
        <p role="status">{check.isDrawnAgain ? t.isSame : t.isDifferent}</p>
        <dl className="pairs">
          <Pair label={t.seed}>{seed}</Pair>
          <Pair label={t.columns.drawn}>{t.drawn(size, drawnFrom)}</Pair>
          <Pair label={t.rule}>{t.ruleText}</Pair>
          <Pair label={t.by}>{check.drawnByName}</Pair>
          <Pair label={t.at}>{formatInstant(check.drawnAt)}</Pair>
        </dl>
      </Panel>
      <Panel title={t.items}>
        <Rows
          label={t.items}
          columns={columnsOf(allowedActions.includes('record'), setRecording)}
          rows={items}
          keyOf={({ place }) => String(place)}
        />
      </Panel>
      {recording && <RecordDialog checkId={id} item={recording} onClose={() => setRecording(undefined)} />}
    </>
  )
}

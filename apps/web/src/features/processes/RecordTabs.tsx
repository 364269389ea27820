import { DownloadOutlined } from '@ant-design/icons'
import { Button, Checkbox, Tabs } from 'antd'
import { useState } from 'react'
import type { ProcessView } from '../../api/processes.js'
import type { TimelineLine } from '../../api/types.js'
import { SearchBox } from '../../components/list/SearchBox.js'
import { FlowChart } from '../../components/process/FlowChart.js'
import { Timeline } from '../../components/process/Timeline.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { m } from '../../messages/index.js'

const matches = (words: string) => (line: TimelineLine) =>
  `${line.sentence}${line.reason ?? ''}${line.stageLabel}${line.actorName ?? ''}`.includes(words)

const Record = ({ view }: { view: ProcessView }) => {
  const [words, setWords] = useState('')
  const [withClock, setWithClock] = useState(true)
  const shown = view.lines
    .filter(matches(words))
    .filter(line => withClock || line.actor === 'person' || line.actor === 'administrator')
  return (
    <>
      <div className="toolbar">
        <SearchBox placeholder={m.process.timelineSearch} value={words} onSearch={setWords} />
        <Checkbox checked={withClock} onChange={event => setWithClock(event.target.checked)}>
          {m.process.showIdle}
        </Checkbox>
      </div>
      {shown.length > 0 ? (
        <Timeline lines={shown} />
      ) : (
        <EmptyState title={m.process.timelineEmpty[0]} hint={m.process.timelineEmpty[1]} />
      )}
      <div className="record-end">
        <span className="muted">{m.process.rules(view.page.policyVersion, view.page.calendarVersion)}</span>
        <Button size="small" icon={<DownloadOutlined />} href={`/api/processes/${view.page.id}/timeline.csv`}>
          {m.process.exportTimeline}
        </Button>
      </div>
    </>
  )
}

/** 流转记录 and 流程图. */
export const RecordTabs = ({ view }: { view: ProcessView }) => (
  <section className="panel record">
    <Tabs
      items={[
        { key: 'timeline', label: m.process.tabs.timeline, children: <Record view={view} /> },
        { key: 'flow', label: m.process.tabs.flow, children: <FlowChart stages={view.page.flow} vertical /> },
      ]}
    />
  </section>
)

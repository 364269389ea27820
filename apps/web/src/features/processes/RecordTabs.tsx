import { DownloadOutlined } from '@ant-design/icons'
import { Button, Checkbox, Tabs } from 'antd'
import { useState } from 'react'
import type { ProcessView } from '../../api/processes.js'
import { SearchBox } from '../../components/list/SearchBox.js'
import { FlowChart } from '../../components/process/FlowChart.js'
import { m } from '../../messages/index.js'
import { ForeseenPanel } from '../clocks/ForeseenPanel.js'
import { TimePanel } from '../clocks/TimePanel.js'
import { RulesInWords } from '../policies/RulesInWords.js'
import { SearchedTimeline } from './SearchedTimeline.js'

const Record = ({ view }: { view: ProcessView }) => {
  const [words, setWords] = useState('')
  const [hidesIdle, setHidesIdle] = useState(false)
  return (
    <>
      <div className="toolbar">
        <SearchBox placeholder={m.process.timelineSearch} value={words} onSearch={setWords} />
        <Checkbox checked={hidesIdle} onChange={event => setHidesIdle(event.target.checked)}>
          {m.process.hideIdle}
        </Checkbox>
      </div>
      <SearchedTimeline lines={view.lines} words={words} hidesIdle={hidesIdle} />
      <div className="record-end">
        <RulesInWords processId={view.page.id} />
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
        {
          key: 'foreseen',
          label: m.clock.tabs.foreseen,
          children: <ForeseenPanel processId={view.page.id} />,
        },
        { key: 'time', label: m.clock.tabs.time, children: <TimePanel processId={view.page.id} /> },
        { key: 'flow', label: m.process.tabs.flow, children: <FlowChart stages={view.page.flow} vertical /> },
      ]}
    />
  </section>
)

import { Button } from 'antd'
import { useState } from 'react'
import { mostInBatch } from '#contracts/http/batches.js'
import { m } from '../../messages/index.js'
import { BatchDialog } from './BatchDialog.js'
import type { Ticks } from './use-ticks.js'

const t = m.inbox.batch

/** How many are ticked, and what can be done with them. */
export const BatchBar = ({ ticks }: { ticks: Ticks }) => {
  // What was opened stays what is done, also when somebody does a part of it meanwhile: the answer says which.
  const [opened, setOpened] = useState<Ticks['items']>()
  const close = () => {
    setOpened(undefined)
    ticks.clear()
  }
  const { items } = ticks
  return items.length === 0 && !opened ? null : (
    <div className="batch-bar" role="region" aria-label={t.begin}>
      <span role="status">{t.ticked(items.length)}</span>
      {ticks.isFull && <span className="muted">{t.most(mostInBatch)}</span>}
      <Button type="primary" onClick={() => setOpened(items)}>
        {t.begin}
      </Button>
      <Button onClick={ticks.clear}>{t.clear}</Button>
      {opened && <BatchDialog ticked={opened} onClose={close} />}
    </div>
  )
}

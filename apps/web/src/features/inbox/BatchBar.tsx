import { Button } from 'antd'
import { useState } from 'react'
import { mostInBatch } from '#contracts/http/batches.js'
import { m } from '../../messages/index.js'
import { BatchDialog } from './BatchDialog.js'
import type { Ticks } from './use-ticks.js'

const t = m.inbox.batch

/** How many are ticked, and what can be done with them. */
export const BatchBar = ({ ticks }: { ticks: Ticks }) => {
  const [isOpen, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    ticks.clear()
  }
  return ticks.items.length === 0 ? null : (
    <div className="batch-bar" role="region" aria-label={t.begin}>
      <span role="status">{t.ticked(ticks.items.length)}</span>
      {ticks.isFull && <span className="muted">{t.most(mostInBatch)}</span>}
      <Button type="primary" onClick={() => setOpen(true)}>
        {t.begin}
      </Button>
      <Button onClick={ticks.clear}>{t.clear}</Button>
      {isOpen && <BatchDialog ticked={ticks.items} onClose={close} />}
    </div>
  )
}

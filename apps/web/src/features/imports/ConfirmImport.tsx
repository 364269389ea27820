import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Import } from '../../api/types.js'
import { m } from '../../messages/index.js'
import type { ImportCommands } from './use-import-command.js'

/** The last question before everything is written; who leaves is counted by the person as well. */
export const ConfirmImport = ({ imported, commands }: { imported: Import; commands: ImportCommands }) => {
  const [isOpen, setIsOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const { version, counts, fullRoster } = imported
  const changes = counts?.changes ?? []
  const leaving = changes.find(({ change }) => change === 'left')?.count ?? 0
  const mustCount = fullRoster && leaving > 0
  const apply = () => {
    setIsOpen(false)
    commands.mutate({ name: 'apply', body: { version, ...(fullRoster && { leaving }) } })
  }
  return (
    <>
      <Button type="primary" disabled={changes.length === 0} onClick={() => setIsOpen(true)}>
        {m.imports.apply}
      </Button>
      <Modal
        open={isOpen}
        title={m.imports.applyAsk}
        okText={m.imports.apply}
        cancelText={m.state.cancel}
        okButtonProps={{ disabled: mustCount && typed.trim() !== String(leaving) }}
        onOk={apply}
        onCancel={() => setIsOpen(false)}
      >
        <p className="figure">{changes.map(({ label, count }) => `${label} ${count}`).join('，')}</p>
        {counts && counts.endingOffices > 0 && <p>{m.imports.endingOffices(counts.endingOffices)}</p>}
        <p className="muted">{m.imports.applyHint}</p>
        {mustCount && (
          <label className="import-count">
            {m.imports.leavingAsk(leaving)}
            <Input
              aria-label={m.imports.leaving}
              inputMode="numeric"
              value={typed}
              onChange={event => setTyped(event.target.value)}
            />
          </label>
        )}
      </Modal>
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { type DragEvent, useState } from 'react'
import { filesQuery } from '../../api/files.js'
import type { ProcessFiles } from '../../api/types.js'
import { Panel } from '../../components/Panel.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import { ChooseFiles } from './ChooseFiles.js'
import { FileLine } from './FileLine.js'
import { Sendings } from './Sendings.js'
import { useUploads } from './use-uploads.js'
import { Withdrawal } from './Withdrawal.js'

const megabyte = 1_048_576

/** Takes files by dropping, choosing or photographing them. */
const DropZone = ({ processId, limits }: { processId: string; limits: ProcessFiles['limits'] }) => {
  const { sendings, take, forget, isSending } = useUploads(processId, limits.fileBytes)
  const [isOver, setIsOver] = useState(false)
  const over = (event: DragEvent, is: boolean) => {
    event.preventDefault()
    setIsOver(is)
  }
  return (
    <>
      <div
        className={isOver ? 'file-drop is-over' : 'file-drop'}
        onDragOver={event => over(event, true)}
        onDragLeave={event => over(event, false)}
        onDrop={event => {
          over(event, false)
          void take([...event.dataTransfer.files])
        }}
      >
        <span className="desktop-only">{m.file.drop}</span>
        <ChooseFiles label={m.file.choose} endings={limits.endings} isSending={isSending} take={take} />
        <p className="muted">{m.file.accepts(limits.fileBytes / megabyte)}</p>
      </div>
      <Sendings sendings={sendings} forget={forget} />
    </>
  )
}

/** 附件: everything that lies beside the process, withdrawn files among it. */
export const FilesPanel = ({ processId }: { processId: string }) => {
  const files = useQuery(filesQuery(processId))
  if (!files.isSuccess) return <NotLoaded query={files} />
  const { items, allowedActions, limits } = files.data
  return (
    <Panel title={m.file.title} aside={<span className="muted figure">{items.length}</span>}>
      {allowedActions.includes('upload') && <DropZone processId={processId} limits={limits} />}
      {items.length === 0 && <p className="muted">{m.file.none}</p>}
      <ul aria-label={m.file.title}>
        {items.map(file => (
          <FileLine key={file.id} processId={processId} file={file}>
            <Withdrawal processId={processId} file={file} />
          </FileLine>
        ))}
      </ul>
    </Panel>
  )
}

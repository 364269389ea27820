import { DownloadOutlined, UploadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { uploadImport } from '../../api/imports.js'
import { asProblem } from '../../api/problem.js'
import { holds } from '../../api/offices.js'
import { useSession } from '../../api/session.js'
import { Panel } from '../../components/Panel.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { m } from '../../messages/index.js'
import './imports.css'

const Templates = () => {
  const isAdministrator = holds(useSession(), 'SecurityAdministrator')
  const kinds = isAdministrator ? (['members', 'units'] as const) : (['members'] as const)
  return (
    <span className="import-templates">
      {kinds.map(kind => (
        <Button
          key={kind}
          icon={<DownloadOutlined />}
          href={`/api/imports/templates/${kind}`}
          download={`${m.imports.template[kind]}.xlsx`}
        >
          {m.imports.template[kind]}
        </Button>
      ))}
    </span>
  )
}

/** Takes a file by choosing or dropping it, and goes to its import. */
export const UploadPanel = () => {
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [percent, setPercent] = useState(0)
  const [isOver, setIsOver] = useState(false)
  const sending = useMutation({
    mutationFn: (file: File) => uploadImport(file, setPercent),
    networkMode: 'always',
    onSuccess: ({ id }) => void navigate(`/imports/${id}`),
  })
  const take = (file: File | undefined) => {
    if (file && !sending.isPending) sending.mutate(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <Panel title={m.imports.upload} aside={<Templates />}>
      <div
        className={isOver ? 'import-drop is-over' : 'import-drop'}
        onDragOver={event => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <span className="desktop-only">{m.imports.drop}</span>
        <Button
          type="primary"
          icon={<UploadOutlined />}
          loading={sending.isPending}
          onClick={() => input.current?.click()}
        >
          {m.imports.choose}
        </Button>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={m.imports.choose}
          accept=".xlsx,.csv,.txt"
          onChange={event => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <p className="muted">{m.imports.accepts}</p>
      </div>
      {sending.isPending && (
        <div role="status">
          {m.imports.uploading(sending.variables.name, percent)}
          <Progress percent={percent} showInfo={false} />
        </div>
      )}
      {sending.error && <ProblemAlert problem={asProblem(sending.error)} />}
    </Panel>
  )
}

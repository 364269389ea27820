import { DownloadOutlined } from '@ant-design/icons'
import { Alert, Button, Popconfirm, Progress } from 'antd'
import { isWorking } from '../../api/imports.js'
import { asProblem } from '../../api/problem.js'
import type { Import } from '../../api/types.js'
import { LinkButton } from '../../components/LinkButton.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { m } from '../../messages/index.js'
import { ConfirmImport } from './ConfirmImport.js'
import type { ImportCommands } from './use-import-command.js'

const Working = ({ state, progress }: Import) => (
  <div role="status">
    <strong>{state === 'applying' ? m.imports.working.applying : m.imports.working.checking}</strong>
    <Progress percent={progress} />
    <p className="muted">{m.imports.workingHint}</p>
  </div>
)

const nextOf = ({ state, counts }: Import): string => {
  if (state === 'checking' || state === 'applying') return ''
  return state === 'ready' && counts?.changes.length === 0 ? m.imports.next.nothing : m.imports.next[state]
}

const Told = ({ imported }: { imported: Import }) => {
  const { state, fault } = imported
  const isGood = state === 'ready' || state === 'applied'
  const type = isGood && !fault ? 'success' : state === 'refused' || state === 'failed' ? 'error' : 'warning'
  return (
    <Alert
      type={type}
      showIcon
      role="status"
      title={fault?.message ?? imported.stateLabel}
      description={
        <>
          {fault && <p>{m.imports.howToMend + fault.howToMend}</p>}
          <p>{nextOf(imported)}</p>
        </>
      }
    />
  )
}

const Ways = ({ imported, commands }: { imported: Import; commands: ImportCommands }) => {
  const { id, hasFile, state, layout } = imported
  return (
    <div className="import-ways">
      {state === 'ready' && <ConfirmImport imported={imported} commands={commands} />}
      {hasFile && layout && (
        <Button
          icon={<DownloadOutlined />}
          href={`/api/imports/${id}/marked.xlsx`}
          download={`标注-${imported.fileName}.xlsx`}
        >
          {m.imports.marked}
        </Button>
      )}
      {hasFile && (
        <Button loading={commands.isPending} onClick={() => commands.mutate({ name: 'check', body: {} })}>
          {m.imports.recheck}
        </Button>
      )}
      {hasFile && (
        <Popconfirm
          title={m.imports.discard}
          description={m.imports.discardAsk}
          okText={m.imports.discard}
          cancelText={m.state.cancel}
          onConfirm={() => commands.mutate({ name: 'discard' })}
        >
          <Button danger>{m.imports.discard}</Button>
        </Popconfirm>
      )}
      <LinkButton to="/imports">{state === 'applied' ? m.imports.restart : m.imports.again}</LinkButton>
    </div>
  )
}

/** Where the import stands, why, and what can be done about it. */
export const StatePanel = ({ imported, commands }: { imported: Import; commands: ImportCommands }) => (
  <section className="panel import-state" aria-label={m.imports.columns.state}>
    {isWorking(imported) ? (
      <Working {...imported} />
    ) : (
      <>
        <Told imported={imported} />
        <Ways imported={imported} commands={commands} />
      </>
    )}
    {commands.error && <ProblemAlert problem={asProblem(commands.error)} />}
  </section>
)

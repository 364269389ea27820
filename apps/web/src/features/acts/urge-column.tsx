/** 催办 in a list: beside each process that one may urge, a button that says whom before it does. */
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { Urging } from '#contracts/http/urgings.js'
import { urge, urgingsQuery } from '../../api/processes.js'
import { useCommand } from '../../api/use-command.js'
import type { Column } from '../../components/list/DataList.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'

const t = m.urging

const UrgeButton = ({ urging }: { urging: Urging }) => {
  const { message, modal } = App.useApp()
  const command = useCommand(urge, (_answer, { to }) => void message.success(t.done(to)))
  const ask = () =>
    void modal.confirm({
      title: t.ask(urging.to),
      content: t.about,
      okText: t.urge,
      onOk: () => command.run(urging),
    })
  return (
    <>
      <Button size="small" loading={command.isPending} onClick={ask}>
        {t.urge}
      </Button>
      {command.problem && (
        <p className="cell-sub" role="alert">
          {command.problem.message}
        </p>
      )}
    </>
  )
}

const Cell = ({ urging }: { urging: Urging | undefined }) => {
  if (!urging) return null
  if (urging.urgedAt) return <span className="muted figure">{t.urged(formatInstant(urging.urgedAt))}</span>
  return <UrgeButton urging={urging} />
}

/** @param processOf the id of a row's process. @returns the columns, and one more where there is somebody to urge */
export const useUrgeColumn = <Row,>(
  columns: Column<Row>[],
  rows: Row[] | undefined,
  processOf: (row: Row) => string,
): Column<Row>[] => {
  const asked = rows?.map(processOf) ?? []
  const { data } = useQuery(urgingsQuery(asked))
  const byProcess = new Map(data?.items.map(item => [item.processId, item]))
  if (!asked.some(id => byProcess.has(id))) return columns
  return [
    ...columns,
    {
      key: 'urge',
      title: t.column,
      onCard: 'bare',
      width: 120,
      cell: row => <Cell urging={byProcess.get(processOf(row))} />,
    },
  ]
}

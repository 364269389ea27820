import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { withdrawFile } from '../../api/files.js'
import type { ProcessFile } from '../../api/types.js'
import { useCommand } from '../../api/use-command.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { m } from '../../messages/index.js'

interface WithdrawalProps {
  processId: string
  file: ProcessFile
}

/** Marks a file as withdrawn: at once by whoever uploaded it, with a reason by an administrator. */
export const Withdrawal = ({ processId, file }: WithdrawalProps) => {
  const needsReason = file.allowedActions.includes('withdrawWithReason')
  const [reason, setReason] = useState('')
  const withdrawing = useCommand(
    (body: { reason?: string }) => withdrawFile(processId, file.id, body),
    () => undefined,
  )
  if (!needsReason && !file.allowedActions.includes('withdraw')) return null
  return (
    <>
      <Popconfirm
        title={m.file.withdraw}
        okText={m.file.withdraw}
        okButtonProps={{ disabled: needsReason && reason.trim() === '' }}
        description={
          <>
            <p>{m.file.withdrawAsk}</p>
            {needsReason && (
              <Input
                aria-label={m.file.withdrawReason}
                placeholder={m.file.withdrawReason}
                value={reason}
                onChange={event => setReason(event.target.value)}
              />
            )}
          </>
        }
        onConfirm={() => withdrawing.run(needsReason ? { reason } : {})}
      >
        <Button size="small" type="link" loading={withdrawing.isPending}>
          {m.file.withdraw}
        </Button>
      </Popconfirm>
      {withdrawing.problem && <ProblemAlert problem={withdrawing.problem} />}
    </>
  )
}

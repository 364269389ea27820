import { Input } from 'antd'
import { useState } from 'react'
import { startCheckIn as schema, type StartCheckIn } from '#contracts/http/check-ins.js'
import { startCheckIn } from '../../api/check-ins.js'
import { Field } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { m } from '../../messages/index.js'
import { checkBody, type FieldProblems } from '../acts/check-body.js'
import { CommunitySelect } from './CommunitySelect.js'

export interface CheckInAsked {
  title: string
  /** What it means, where that is not plain. */
  about?: string
  /** Who checks in; the community and the estate are asked for. */
  who: Pick<StartCheckIn, 'subject'> & { agencyId?: string; personId?: string }
  community?: { id: string; name: string } | undefined
}

/** Asks where somebody checks in. */
export const CheckInDialog = ({ asked, onClose }: { asked: CheckInAsked; onClose: () => void }) => {
  const [communityId, setCommunityId] = useState(asked.community?.id)
  const [estate, setEstate] = useState('')
  const [problems, setProblems] = useState<FieldProblems>({})
  const command = useToldCommand(startCheckIn, m.checkIn.file.sent, onClose)
  const send = () => {
    const body = { ...asked.who, communityId, estate }
    const found = checkBody({ schema }, body)
    if (!communityId) found.communityId = m.act.required
    setProblems(found)
    if (Object.keys(found).length === 0) command.run(schema.parse(body))
  }
  return (
    <FormDialog
      title={asked.title}
      okText={m.checkIn.file.submit}
      onOk={send}
      onCancel={onClose}
      command={command}
    >
      {asked.about && <p>{asked.about}</p>}
      <Field
        label={m.checkIn.file.community}
        hint={m.checkIn.file.communityHint}
        problem={problems.communityId}
      >
        {control => (
          <CommunitySelect
            {...control}
            value={communityId}
            valueName={asked.community?.name}
            onChange={home => {
              setCommunityId(home.communityId)
              if (home.estate) setEstate(home.estate)
            }}
          />
        )}
      </Field>
      {asked.who.subject === 'member' && (
        <Field
          label={m.checkIn.file.estate}
          optional
          hint={m.checkIn.file.estateHint}
          problem={problems.estate}
        >
          {control => (
            <Input
              {...control}
              maxLength={60}
              value={estate}
              onChange={event => setEstate(event.target.value)}
            />
          )}
        </Field>
      )}
    </FormDialog>
  )
}

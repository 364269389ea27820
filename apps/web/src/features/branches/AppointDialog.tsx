import { useQuery } from '@tanstack/react-query'
import { Alert, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { officerOrder } from '#contracts/http/branches.js'
import { branchMembersQuery, changeOfficers } from '../../api/branches.js'
import type { BranchDetail } from '../../api/types.js'
import { DayPicker } from '../../components/days/DayPicker.js'
import { Field, type FieldControl } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import { checkBody, type FieldProblems } from '../acts/check-body.js'

const t = m.branch.appoint
const shown = 30

interface MemberSelectProps {
  control: FieldControl
  communityId: string
  value: string
  onChange: (personId: string) => void
}

/** One of the branch, found by name, unit or pinyin. */
const MemberSelect = ({ control, communityId, value, onChange }: MemberSelectProps) => {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery(branchMembersQuery(communityId, { limit: shown, ...(search && { search }) }))
  return (
    <Select
      {...control}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      placeholder={m.act.choose}
      options={found.data?.items.map(({ personId, name, agencyName }) => ({
        value: personId,
        label: `${name}（${agencyName}）`,
      }))}
      value={value || undefined}
      onChange={onChange}
    />
  )
}

const useAppointment = (branch: BranchDetail, onClose: () => void) => {
  const today = useBusinessToday()
  const [draft, setDraft] = useState({
    office: branch.offices[0]?.code ?? '',
    personId: '',
    from: today,
    until: '',
    way: 'elected',
    reason: '',
  })
  const [problems, setProblems] = useState<FieldProblems>({})
  const command = useToldCommand(changeOfficers, t.done, onClose)
  const office = branch.offices.find(({ code }) => code === draft.office)
  const replaced = branch.officers.find(
    each => office?.single && each.office === draft.office && each.state === 'current',
  )
  const send = () => {
    const { reason, until, personId, ...rest } = draft
    const body = {
      reason,
      command: {
        name: 'appoint',
        personId,
        ...rest,
        ...(until && { until }),
        ...(replaced && { replaces: replaced.id }),
      },
    }
    const found = checkBody({ schema: officerOrder }, body)
    if (!personId) found['command.personId'] = m.act.required
    setProblems(found)
    if (Object.keys(found).length === 0) command.run({ id: branch.community.id, ...officerOrder.parse(body) })
  }
  const set = (change: Partial<typeof draft>) => {
    setDraft({ ...draft, ...change })
    setProblems({})
  }
  return { draft, set, problems, command, send, replaced }
}

/** Who comes into which office, since when, and how; whoever holds a single office makes way. */
export const AppointDialog = ({ branch, onClose }: { branch: BranchDetail; onClose: () => void }) => {
  const { draft, set, problems, command, send, replaced } = useAppointment(branch, onClose)
  return (
    <FormDialog title={t.title} okText={t.submit} onOk={send} onCancel={onClose} command={command}>
      <p className="muted">{t.about}</p>
      <Field label={t.office}>
        {control => (
          <Select
            {...control}
            options={branch.offices.map(({ code, name }) => ({ value: code, label: name }))}
            value={draft.office}
            onChange={office => set({ office })}
          />
        )}
      </Field>
      {replaced && <Alert type="info" showIcon title={t.replaces(replaced.personName, replaced.from)} />}
      <Field label={t.person} hint={t.personHint} problem={problems['command.personId']}>
        {control => (
          <MemberSelect
            control={control}
            communityId={branch.community.id}
            value={draft.personId}
            onChange={personId => set({ personId })}
          />
        )}
      </Field>
      <Field label={t.from} problem={problems['command.from']}>
        {control => <DayPicker {...control} value={draft.from} onChange={from => set({ from })} />}
      </Field>
      <Field label={t.until} optional problem={problems['command.until']}>
        {control => (
          <DayPicker {...control} allowClear value={draft.until} onChange={until => set({ until })} />
        )}
      </Field>
      <Field label={t.way}>
        {control => (
          <Select {...control} options={optionsOf(t.ways)} value={draft.way} onChange={way => set({ way })} />
        )}
      </Field>
      <TextField
        label={t.reason}
        hint={t.reasonHint}
        problem={problems.reason}
        rows={2}
        maxLength={300}
        value={draft.reason}
        onChange={value => set({ reason: value })}
      />
    </FormDialog>
  )
}

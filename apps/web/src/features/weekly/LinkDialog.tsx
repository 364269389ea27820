import { useQuery } from '@tanstack/react-query'
import { Modal, Segmented, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { membershipsQuery } from '../../api/check-ins.js'
import type { Given, WeekId } from '../../api/weekly.js'
import { Field } from '../../components/form/Field.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { m } from '../../messages/index.js'
import { useWeekCommand } from './use-week-command.js'

const t = m.weekly.link
type Subject = keyof typeof t.subjects
const subjects: Subject[] = ['member', 'agency']
const shown = 50

/** Says which member or Party organisation is meant, of those that have checked in to the community. */
export const LinkDialog = ({ id, given, onClose }: { id: WeekId; given: Given; onClose: () => void }) => {
  const [subject, setSubject] = useState<Subject>('member')
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string>()
  const search = useDeferredValue(typed.trim())
  const found = useQuery(
    membershipsQuery({ unitId: id.communityId, subject, limit: shown, ...(search && { search }) }),
  )
  const command = useWeekCommand(id, onClose)
  const options = found.data?.items.flatMap(({ personId, personName, agency }) => {
    if (subject === 'agency') return { value: agency.id, label: agency.name }
    return personId ? { value: personId, label: `${personName ?? personId}（${agency.name}）` } : []
  })
  return (
    <Modal
      open
      title={t.title}
      okText={m.weekly.given.link}
      okButtonProps={{ disabled: chosen === undefined }}
      cancelText={m.state.cancel}
      confirmLoading={command.isPending}
      onOk={() =>
        chosen && command.run({ name: 'link', recommendationId: given.id, subject, subjectId: chosen })
      }
      onCancel={onClose}
    >
      <FormProblem problem={command.problem} />
      <p>{given.named}</p>
      <p className="muted">{given.reason}</p>
      <Segmented
        aria-label={t.subject}
        options={subjects.map(value => ({ value, label: t.subjects[value] }))}
        value={subject}
        onChange={value => {
          setSubject(value)
          setChosen(undefined)
        }}
      />
      <Field label={t.who}>
        {control => (
          <Select
            {...control}
            showSearch={{ filterOption: false, onSearch: setTyped }}
            placeholder={t.search}
            notFoundContent={t.nobody}
            options={options ?? []}
            value={chosen}
            onChange={setChosen}
          />
        )}
      </Field>
    </Modal>
  )
}

import { Button, Input, Radio, Select } from 'antd'
import { useRef, useState } from 'react'
import type { AppraisalOverview } from '../../api/appraisals.js'
import { Field } from '../../components/form/Field.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { TextField } from '../../components/form/TextField.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'
import { useAppraisalCommand } from './use-appraisal-command.js'

const t = m.appraisal.entry
type Form = AppraisalOverview['forms'][number]

interface Sheet {
  /** One digit for each question. */
  digits: string
  comment: string
}

const isWhole = ({ questions, scale }: Form, digits: string): boolean =>
  digits.length === questions.length &&
  [...digits].every(digit => scale.some(({ value }) => String(value) === digit))

const answersOf = ({ questions }: Form, digits: string): Record<string, number> =>
  Object.fromEntries(questions.map(({ id }, at) => [id, Number(digits[at])]))

const Waiting = ({ form, sheets, onDrop }: { form: Form; sheets: Sheet[]; onDrop: (at: number) => void }) => (
  <ol className="plain-list" aria-label={t.queue(sheets.length)}>
    {sheets.map(({ digits, comment }, at) => (
      // Two sheets may say the same: their place is what they are.
      <li key={at} className="appraisal-row">
        <span>
          {[...digits]
            .map(digit => form.scale.find(({ value }) => String(value) === digit))
            .map(step => `${step?.face ?? ''}${step?.label ?? ''}`)
            .join(' · ')}{' '}
          <span className="muted">{comment}</span>
        </span>
        <Button size="small" onClick={() => onDrop(at)}>
          {t.drop}
        </Button>
      </li>
    ))}
  </ol>
)

/** Typed as it is read from the pile: digits, Enter, digits, Enter; sent together. */
const useSheets = (form: Form) => {
  const [sheets, setSheets] = useState<Sheet[]>([])
  const [digits, setDigits] = useState('')
  const [comment, setComment] = useState('')
  const [isTried, setTried] = useState(false)
  const clear = () => {
    setDigits('')
    setComment('')
    setTried(false)
  }
  const add = (): boolean => {
    setTried(true)
    if (!isWhole(form, digits)) return false
    setSheets([...sheets, { digits, comment: comment.trim() }])
    clear()
    return true
  }
  return { sheets, setSheets, digits, setDigits, comment, setComment, isTried, add }
}

const Typing = ({ id, form }: { id: string; form: Form }) => {
  const entry = useSheets(form)
  const { sheets, setSheets, digits, comment } = entry
  const first = useRef<HTMLInputElement>(null)
  const command = useAppraisalCommand(id, t.done(sheets.length), () => setSheets([]))
  const [questions, steps] = [form.questions.length, form.scale.length]
  const add = () => {
    if (entry.add()) first.current?.focus()
  }
  const send = () =>
    command.send({
      ...{ name: 'enter', source: 'paper', formId: form.id },
      items: sheets.map(sheet => ({
        answers: answersOf(form, sheet.digits),
        ...(sheet.comment !== '' && { comment: sheet.comment }),
      })),
    })
  return (
    <>
      <ol className="appraisal-asked">
        {form.questions.map(({ id: question, text }) => (
          <li key={question}>{text}</li>
        ))}
      </ol>
      <p className="muted">{t.how(questions, steps)}</p>
      <FormProblem problem={command.problem} />
      <div className="appraisal-make" onKeyDown={event => event.key === 'Enter' && add()}>
        <Field
          label={t.digits}
          problem={entry.isTried && !isWhole(form, digits) ? t.wrong(questions, steps) : undefined}
        >
          {control => (
            <Input
              {...control}
              ref={input => {
                first.current = input?.input ?? null
              }}
              inputMode="numeric"
              autoComplete="off"
              maxLength={questions}
              value={digits}
              onChange={event => entry.setDigits(event.target.value.replace(/\D/g, ''))}
            />
          )}
        </Field>
        <TextField label={t.comment} optional maxLength={300} value={comment} onChange={entry.setComment} />
      </div>
      <Button onClick={add}>{t.add}</Button>
      {sheets.length > 0 && (
        <>
          <h3>{t.queue(sheets.length)}</h3>
          <Waiting
            form={form}
            sheets={sheets}
            onDrop={at => setSheets(sheets.filter((_, other) => other !== at))}
          />
          <Button type="primary" loading={command.isPending} onClick={send}>
            {t.submit(sheets.length)}
          </Button>
        </>
      )}
    </>
  )
}

/** The community's own word, once. */
const ByCommunity = ({ id, form }: { id: string; form: Form }) => {
  const [given, setGiven] = useState<Record<string, number>>({})
  const command = useAppraisalCommand(id, t.communityDone)
  const isReady = form.questions.every(question => given[question.id] !== undefined)
  return (
    <Panel title={t.community}>
      <p className="muted">{t.communityHint}</p>
      <FormProblem problem={command.problem} />
      {form.questions.map(question => (
        <fieldset key={question.id} className="form-group">
          <legend>{question.text}</legend>
          <Radio.Group
            options={form.scale.map(({ value, label, face }) => ({ value, label: `${face} ${label}` }))}
            value={given[question.id]}
            onChange={event => setGiven({ ...given, [question.id]: event.target.value as number })}
          />
        </fieldset>
      ))}
      <Button
        disabled={!isReady}
        loading={command.isPending}
        onClick={() =>
          command.send({ name: 'enter', source: 'community', formId: form.id, items: [{ answers: given }] })
        }
      >
        {t.communitySubmit}
      </Button>
    </Panel>
  )
}

/** Paper that was collected, and the community's own appraisal. */
export const EntryPanel = ({ overview }: { overview: AppraisalOverview }) => {
  const { service, forms, currentFormId, sources } = overview
  const [chosen, setChosen] = useState(currentFormId)
  const form = forms.find(({ id }) => id === chosen)
  const current = forms.find(({ id }) => id === currentFormId)
  const hasOwn = sources.some(({ source, count }) => source === 'community' && count > 0)
  return (
    <>
      <Panel title={t.title}>
        {forms.length > 1 && (
          <Field label={t.form}>
            {({ id }) => (
              <Select
                id={id}
                value={chosen}
                options={forms.map(each => ({
                  value: each.id,
                  label: `${each.unit?.name ?? ''}${m.appraisal.form.version(each.version)}：${each.questions[0]?.text ?? ''}`,
                }))}
                onChange={setChosen}
              />
            )}
          </Field>
        )}
        {form && <Typing key={form.id} id={service.id} form={form} />}
      </Panel>
      {current && !hasOwn && <ByCommunity id={service.id} form={current} />}
    </>
  )
}

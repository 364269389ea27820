/** What the filled-in operation would change, shown beneath it before it is done. */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { AdministrationPreview } from '#contracts/http/administration-preview.js'
import { adminRequest } from '#contracts/http/processes.js'
import { asProblem } from '../../api/problem.js'
import { administrationPreviewQuery } from '../../api/processes.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { formatDay } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import type { ControlProps, FieldSpec } from '../acts/act-form.js'
import { type AdminCommandName, commandOf } from './command-of.js'
import './preview.css'

const t = m.administration.preview

const Change = ({ before, after }: { before?: string | undefined; after?: string | undefined }) => (
  <>
    {before && <del>{before}</del>}
    {before && after && <span aria-hidden> → </span>}
    {after && <ins>{after}</ins>}
  </>
)

const Section = ({ title, items }: { title: string; items: ReactNode[] }) =>
  items.length > 0 && (
    <div className="preview-section">
      <dt>{title}</dt>
      {items.map((item, index) => (
        <dd key={index}>{item}</dd>
      ))}
    </div>
  )

const dayOf = (date: string | undefined) => (date === undefined ? undefined : formatDay(date))

const Effects = ({ preview }: { preview: AdministrationPreview }) => {
  const { stages, seats, deadlines, notices, sentences } = preview
  if (sentences.length === 0) return <p className="muted">{t.nothing}</p>
  return (
    <dl>
      <Section
        title={t.stages}
        items={stages.map(each => (
          <Change key={each.region} {...each} />
        ))}
      />
      <Section
        title={t.seats}
        items={seats.map(({ does, label, before, after }) => (
          <>
            {t.does[does]} {label}：<Change before={before} after={after} />
          </>
        ))}
      />
      <Section
        title={t.deadlines}
        items={deadlines.map(({ label, before, after }) => (
          <>
            {label}：<Change before={dayOf(before)} after={dayOf(after) ?? t.none} />
          </>
        ))}
      />
      <Section title={t.notices} items={notices.map(({ to, label }) => `${label}：${to}`)} />
      <Section title={t.record} items={sentences} />
    </dl>
  )
}

const Preview = ({
  name,
  context,
  body,
}: Pick<ControlProps, 'context' | 'body'> & { name: AdminCommandName }) => {
  const { id, version } = context.page
  const command = adminRequest.shape.command.safeParse(commandOf(name, context, body))
  const preview = useQuery({
    ...administrationPreviewQuery(id, version, command.data ?? { name: 'rebuild' }),
    enabled: command.success,
  })
  return (
    <section className={preview.isPlaceholderData ? 'preview is-stale' : 'preview'} aria-live="polite">
      <h3>{t.title}</h3>
      {preview.isError && <ProblemAlert problem={asProblem(preview.error)} />}
      {preview.data && !preview.isError && <Effects preview={preview.data} />}
    </section>
  )
}

export const previewOf = (name: AdminCommandName): FieldSpec => ({
  name: 'preview',
  initial: () => undefined,
  Control: ({ context, body }: ControlProps) => <Preview name={name} context={context} body={body} />,
})

import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { type AppraisalForms as Forms, appraisalFormsQuery } from '../api/appraisals.js'
import { useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { UnitSelect } from '../components/UnitSelect.js'
import { FormEditor } from '../features/appraisals/FormEditor.js'
import { formatInstant } from '../format/dates.js'
import { m } from '../messages/index.js'
import '../features/appraisals/appraisals.css'

const t = m.appraisal.form

const sourceOf = ({ unit, current }: Forms): string => {
  if (!current.unit) return t.shipped
  return current.unit.id === unit.id ? t.ownNow(current.version) : t.from(current.unit.name)
}

const Questions = ({ questions, scale }: Pick<Forms['current'], 'questions' | 'scale'>) => (
  <>
    <ol className="appraisal-asked">
      {questions.map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
    </ol>
    <p className="cell-sub">
      {scale.map(({ value, label, face }) => (
        <span key={value}>
          {face} {label}
        </span>
      ))}
    </p>
  </>
)

const Current = ({ forms }: { forms: Forms }) => {
  const { message } = App.useApp()
  const [isEditing, setEditing] = useState(false)
  const done = () => {
    setEditing(false)
    void message.success(t.published)
  }
  const mayEdit = forms.allowedActions.includes('set') && !isEditing
  return (
    <Panel title={t.current} aside={mayEdit && <Button onClick={() => setEditing(true)}>{t.edit}</Button>}>
      <p>{sourceOf(forms)}</p>
      {isEditing ? (
        <FormEditor key={forms.current.id} forms={forms} onDone={done} />
      ) : (
        <Questions {...forms.current} />
      )}
    </Panel>
  )
}

const Versions = ({ versions }: Pick<Forms, 'versions'>) => (
  <Panel title={t.versions}>
    <ul className="plain-list">
      {versions.map(each => (
        <li key={each.id} className="appraisal-card">
          <strong>{t.version(each.version)}</strong> {each.reason}
          <p className="cell-sub">
            <span>{t.setBy(each.setBy, formatInstant(each.setAt))}</span>
            <span className="figure">{t.used(each.services, each.voices)}</span>
          </p>
          <details>
            <summary>{t.title}</summary>
            <Questions {...each} />
          </details>
        </li>
      ))}
    </ul>
  </Panel>
)

/** 评议题: of one unit, by version, with who else below has their own. */
export default function AppraisalForms() {
  const list = useListSearch()
  const unitId = list.valueOf('unit')
  const found = useQuery(appraisalFormsQuery(unitId))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const forms = found.data
  return (
    <>
      <PageTitle title={t.title} lead={t.lead(forms.unit.name)} />
      <div className="toolbar">
        <UnitSelect own placeholder={t.unit} value={forms.unit.id} onChange={unit => list.set({ unit })} />
      </div>
      <Current key={forms.unit.id} forms={forms} />
      <Versions versions={forms.versions} />
      {forms.others.length > 0 && (
        <Panel title={t.others}>
          <p>
            {t.othersHint}
            {forms.others.map(({ name, version }) => `${name}（${t.version(version)}）`).join('、')}
          </p>
        </Panel>
      )}
    </>
  )
}

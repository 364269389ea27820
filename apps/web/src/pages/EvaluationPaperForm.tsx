import { useQueries } from '@tanstack/react-query'
import { Button } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { evaluationQueryOf, judgedQuery } from '../api/evaluations.js'
import { LinkButton } from '../components/LinkButton.js'
import { PageTitle } from '../components/PageTitle.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { m } from '../messages/index.js'
import '../features/evaluations/sheet.css'

const t = m.evaluationSlip.form

/** The questions of a community on paper, for whoever has no phone; the slip's number ties it to one household's vote. */
export default function EvaluationPaperForm() {
  const { evaluationId = '' } = useParams()
  const communityId = useSearchParams()[0].get('community') ?? ''
  const [found, judged] = useQueries({
    queries: [evaluationQueryOf(evaluationId), judgedQuery(evaluationId, communityId)],
  })
  if (!found.isSuccess) return <NotLoaded query={found} />
  if (!judged.isSuccess) return <NotLoaded query={judged} />
  const { title, questionnaire, communities } = found.data
  const name = communities.find(({ id }) => id === communityId)?.name ?? ''
  const { items } = judged.data
  return (
    <>
      <div className="screen-only">
        <PageTitle title={t.title} lead={t.lead(name, items.length)}>
          <div className="toolbar">
            <Button type="primary" disabled={items.length === 0} onClick={() => window.print()}>
              {m.evaluationSlip.sheet.print}
            </Button>
            <LinkButton to={`/evaluations/${evaluationId}?view=slips&community=${communityId}`}>
              {m.evaluationSlip.sheet.backToList}
            </LinkButton>
          </div>
        </PageTitle>
      </div>
      {items.length === 0 ? (
        <EmptyState title={t.none[0]} hint={t.none[1]} />
      ) : (
        <section className="paper-form">
          <h2>{t.head(title)}</h2>
          <p>
            {name} {t.number}
          </p>
          <p>{t.how}</p>
          <ol>
            {items.map(({ place, question }) => (
              <li key={place}>
                {place}. {question}
                <p className="paper-choices">
                  {questionnaire.choices.map(({ value, face, label }) => (
                    <span key={value}>
                      □ {face} {label}
                    </span>
                  ))}
                </p>
              </li>
            ))}
          </ol>
          {questionnaire.comment !== '' && (
            <>
              <p>{questionnaire.comment}</p>
              <div className="paper-words" />
            </>
          )}
        </section>
      )}
    </>
  )
}

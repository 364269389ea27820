import type { ReminderDetail } from '../../api/types.js'
import { Pair } from '../../components/Pair.js'
import { Panel } from '../../components/Panel.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'

const t = m.interviews.reminder

/** The reminder's own part of its page, with the letter to take along. */
export const ReminderSections = ({
  processId,
  reminder: it,
}: {
  processId: string
  reminder: ReminderDetail
}) => (
  <Panel title={t.title}>
    <dl className="pairs">
      <Pair label={m.interviews.interview.agency}>{it.agency.name}</Pair>
      <Pair label={m.interviews.interview.months}>{it.months.join('、')}</Pair>
      <Pair label={t.letter}>
        {it.letter?.text ?? it.draft}
        <p className="muted">{it.letter ? t.sent(it.letter.byName, it.letter.sentOn) : t.unsent}</p>
        {it.readAt && (
          <p className="muted">
            {t.read} {formatInstant(it.readAt)}
          </p>
        )}
      </Pair>
      {it.answer && (
        <>
          <Pair label={t.explanation}>{it.answer.explanation}</Pair>
          <Pair label={t.measures}>
            <ol>
              {it.answer.measures.map(({ title, dueOn }) => (
                <li key={`${title} ${dueOn}`}>
                  {title} <span className="muted">{t.dueOn(dueOn)}</span>
                </li>
              ))}
            </ol>
          </Pair>
        </>
      )}
      {it.askedFor && <Pair label={t.askedFor}>{it.askedFor}</Pair>}
    </dl>
    {it.letter && (
      <p>
        <a href={`/api/reminders/${processId}/letter.docx`} download>
          {t.download}
        </a>
      </p>
    )}
  </Panel>
)

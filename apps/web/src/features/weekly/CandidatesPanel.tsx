import type { Candidate } from '../../api/weekly.js'
import { Pair } from '../../components/Pair.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'

const t = m.weekly.candidates

const Facts = ({ of }: { of: Candidate }) => (
  <dl className="pairs">
    <Pair label={t.reasons}>{of.reasons.join('\n')}</Pair>
    <Pair label={t.week}>
      {of.activities.map(({ title, on }) => `${on} ${title}`).join('\n') || t.nothing}
    </Pair>
    <Pair label={t.month}>{t.monthText(of.activitiesOfFourWeeks, of.doneWell)}</Pair>
    <Pair label={t.appraisals}>{t.appraisalText(of.appraisals, of.meanScore)}</Pair>
    <Pair label={t.earlier}>{of.earlierWeeks.join('、')}</Pair>
  </dl>
)

/** The facts beside the names, by the alphabet. */
export const CandidatesPanel = ({ candidates }: { candidates: Candidate[] }) => (
  <Panel title={t.title} aside={<span className="muted">{t.aside}</span>}>
    {candidates.length === 0 && <p className="muted">{t.none}</p>}
    {candidates.map(candidate => (
      <article key={candidate.id} className="week-candidate">
        <h3>
          {candidate.name}
          {candidate.agencyName && <span className="muted"> · {candidate.agencyName}</span>}
        </h3>
        <Facts of={candidate} />
      </article>
    ))}
  </Panel>
)

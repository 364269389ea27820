import type { EvaluationDetail } from '../../api/evaluations.js'
import { Pair } from '../../components/Pair.js'
import { Panel } from '../../components/Panel.js'
import { formatDay } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { votingSpan } from './evaluation-columns.js'

const t = m.evaluation.facts

const Story = ({ evaluation }: { evaluation: EvaluationDetail }) => {
  const { approval, extension, returns, stopped, unreadable } = evaluation
  return (
    <>
      {returns.map(({ reason, at }) => (
        <Pair key={at} label={t.returned}>
          {reason}
        </Pair>
      ))}
      <Pair label={t.approval}>{approval?.opinion}</Pair>
      <Pair label={t.extension}>
        {extension && t.extensionOf(extension.bySystem ? t.bySystem : t.byPerson, extension.reason)}
      </Pair>
      <Pair label={t.stopped}>{stopped?.reason}</Pair>
      <Pair label={t.unreadable}>{unreadable > 0 && t.unreadableOf(unreadable)}</Pair>
    </>
  )
}

/** Who is judged, how many households are asked, and what is enough. */
export const SettingsPairs = ({ settings }: { settings: EvaluationDetail['settings'] }) => (
  <>
    <Pair label={t.rule}>{t.ruleOf(settings.leastAttendances)}</Pair>
    <Pair label={t.households}>{t.householdsOf(settings.households)}</Pair>
    <Pair label={t.minimumValid}>{t.minimumValidOf(settings.minimumValid)}</Pair>
    <Pair label={t.k}>{t.kOf(settings.k)}</Pair>
  </>
)

/** What was planned, and what became of it. */
export const PlanPanel = ({ evaluation }: { evaluation: EvaluationDetail }) => {
  const { settings, seed, seedCommitment, opensAt } = evaluation
  return (
    <Panel title={t.title}>
      <dl className="pairs">
        {opensAt ? (
          <Pair label={t.time}>{votingSpan(evaluation)}</Pair>
        ) : (
          <Pair label={t.opensOn}>{formatDay(settings.opensOn)}</Pair>
        )}
        <SettingsPairs settings={settings} />
        <Pair label={t.seedCommitment}>
          {seedCommitment && (
            <>
              <code className="long-code">{seedCommitment}</code>
              <p className="muted">{t.seedCommitmentHint}</p>
            </>
          )}
        </Pair>
        <Pair label={t.seed}>
          {seed && (
            <>
              <code>{seed}</code>
              <p className="muted">{t.seedHint}</p>
            </>
          )}
        </Pair>
        <Story evaluation={evaluation} />
      </dl>
    </Panel>
  )
}

import type { RuleVersion, SetPointRules } from '../../api/point-rules.js'
import { m } from '../../messages/index.js'

const t = m.pointRule

/** What a version says, whether it holds already or is only asked for. */
type Rules = Pick<RuleVersion | SetPointRules, 'zeroBy' | 'objectionDays' | 'publicationDays'> & {
  amounts: Partial<Record<string, number>>
}

const saidOf = ({ amounts, zeroBy, objectionDays, publicationDays }: Rules): [string, string][] => [
  ...(['activity', 'doneWell', 'weeklyModel'] as const).map((rule): [string, string] => [
    t.names[rule],
    `+${amounts[rule] ?? 0}`,
  ]),
  [t.names.zeroBy, t.zeroBy[zeroBy]],
  [t.names.objectionDays, String(objectionDays)],
  [t.names.publicationDays, String(publicationDays)],
]

/** What one version says otherwise than the one before it, a line each. */
export const ruleChanges = (before: Rules, after: Rules): string[] => {
  const earlier = new Map(saidOf(before))
  return saidOf(after)
    .map(([name, to]) => ({ name, from: earlier.get(name) ?? '', to }))
    .filter(({ from, to }) => from !== to)
    .map(({ name, from, to }) => t.change(name, from, to))
}

/** The one that would hold in a month otherwise. @param versions the latest first */
export const versionBefore = (versions: readonly RuleVersion[], month: string): RuleVersion | undefined =>
  versions.find(({ fromMonth }) => fromMonth < month)

/** The page of one kind of process, made from its lifecycle: nothing in it is written by hand. */
import type { ClockSpec, Lifecycle } from '#domain/kernel/lifecycle.js'
import { lifecycles } from '#workflows/lifecycles.js'
import { specimens, type Specimens } from '#workflows/specimens.js'
import { diagram } from './diagram.js'
import { storyOf, type RegionStory, type RoundStory, type StageStory } from './story.js'
import { actWords, budgetWords, clockWords, consequenceWords, roleWords, ruleWords } from './words.js'

/** Every page by its path in the repository. @throws Error when a kind has no specimens to read its rounds from */
export const processPages = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(lifecycles).map(([kind, lifecycle]) => {
      const known = specimens[kind]
      if (!known) throw new Error(`workflows/src/specimens.ts has none for ${kind}`)
      return [`docs/processes/${kind}.md`, processPage(lifecycle, known)]
    }),
  )

/** The room of a kind: `checkIn` lives in `check-in`. */
const roomOf = (kind: string): string => kind.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

export const processPage = (lifecycle: Lifecycle, specimens: Specimens): string => {
  const regions = storyOf(lifecycle, specimens)
  const room = roomOf(lifecycle.kind)
  return [
    `# ${lifecycle.label}（\`${lifecycle.kind}\`）`,
    `本页由 \`workflows/src/${room}/${room}.lifecycle.ts\` 生成，请勿手改；改动流程后执行 \`npm run process-docs\`。`,
    `事项编号以 \`${lifecycle.numberPrefix}\` 开头。期限取默认政策（系统默认值，区里可另定版本）。`,
    ...regions.flatMap(region => [
      `## ${region.name === 'main' ? '主流程' : `并行流程 \`${region.name}\``}`,
      diagram(region),
      stageTable(region, regions),
    ]),
    '## 操作',
    actTable(regions),
    '## 期限',
    clockTable(regions, specimens.policy),
    ...changesOfUnits(lifecycle),
  ]
    .join('\n\n')
    .concat('\n')
}

/** What becomes of an open one when units become one, or its member leaves. */
const changesOfUnits = ({ merger, endsWithMember }: Lifecycle): string[] => {
  if (!merger) return []
  const lines = [`- 单位并入：${merger.follows}`]
  if (merger.endsTwice !== undefined)
    lines.push(`- 承接单位已有同一事项：并入的一件结束，注明“${merger.endsTwice}”。`)
  if (endsWithMember !== undefined) lines.push(`- 本人离任：结束，注明“${endsWithMember}”。`)
  return ['## 单位与人员变动', lines.join('\n')]
}

const stageTable = (region: RegionStory, regions: RegionStory[]): string =>
  table(
    ['环节', '办理', '席位', '规则', '结果与去向'],
    region.stages.flatMap(stage => {
      const rows = stage.rounds.map(round => [
        stageWords(stage),
        `${round.form.label} \`${round.name}\``,
        seats(round),
        `${ruleWords[round.spec.rule]}${round.spec.quiet ? '，不进待办' : ''}`,
        waysOf(stage, round.name, regions),
      ])
      return rows.length > 0 ? rows : [[stageWords(stage), '—', '—', '—', ending(stage, regions)]]
    }),
  )

const stageWords = ({ label, name }: StageStory): string => `${label} \`${name}\``

const seats = ({ spec }: RoundStory): string =>
  [...new Set(spec.seats.map(({ role }) => roleWords(role)))].join('、')

const waysOf = (stage: StageStory, round: string, regions: RegionStory[]): string => {
  const own = stage.ways.filter(({ outcome }) => outcome.startsWith(`${round}.`) || outcome === 'all.done')
  const words = own.map(
    ({ label, to }) => `${label} → ${to.map(name => labelOf(name, regions)).join(' 或 ')}`,
  )
  return words.length > 0 ? words.join('；') : '留在本环节'
}

const ending = (stage: StageStory, regions: RegionStory[]): string => {
  if (stage.moves) return `主流程转入${labelOf(stage.moves.stage, regions)}`
  if (stage.final) return '结束'
  return stage.ways
    .map(({ label, to }) => `${label} → ${to.map(name => labelOf(name, regions)).join(' 或 ')}`)
    .join('；')
}

const labelOf = (stage: string, regions: RegionStory[]): string =>
  regions.flatMap(({ stages }) => stages).find(({ name }) => name === stage)?.label ?? stage

const actTable = (regions: RegionStory[]): string => {
  const forms = new Map(roundsOf(regions).map(({ spec, form }) => [spec.form, form]))
  return table(
    ['办理', '操作', '转办', '回避发起人'],
    [...forms].map(([code, form]) => [
      `${form.label} \`${code}\``,
      Object.entries(form.acts)
        .map(([act, spec]) => `${actWords(spec)} \`${act}\``)
        .join('；'),
      form.transferable ? '可以' : '—',
      form.avoidsInitiator ? '是' : '—',
    ]),
  )
}

const clockTable = (regions: RegionStory[], policy: unknown): string =>
  table(
    ['环节', '办理', '时限', '到时自动发生'],
    regions.flatMap(({ stages }) =>
      stages.flatMap(stage =>
        stage.rounds.flatMap(({ form, spec: { clock } }) =>
          clock ? [[stage.label, form.label, ...timesOf(clock, policy)]] : [],
        ),
      ),
    ),
  )

/** Hours that no policy names lead to a moment of the matter's own, e.g. the end of an activity: the specimen's are nobody's. */
const timesOf = ({ budget, stages }: ClockSpec, policy: unknown): [string, string] => {
  const isOwn = budget.unit === 'hours' && !JSON.stringify(policy).includes(JSON.stringify(budget))
  return [
    isOwn ? '至事项自己定的时刻' : budgetWords(budget),
    stages.map(stage => (isOwn ? `到时：${consequenceWords(stage)}` : clockWords(stage))).join('；'),
  ]
}

const roundsOf = (regions: RegionStory[]): RoundStory[] =>
  regions.flatMap(({ stages }) => stages.flatMap(({ rounds }) => rounds))

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')

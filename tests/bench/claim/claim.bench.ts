/** A claim against what one would write on Temporal by hand: how much do seats, rules, journal and inbox cost? */
import { workflowIdOf } from '#contracts/workflow/process.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { sliceCalendar } from '#domain/calendar/working-days.js'
import { defaultClaimPolicy } from '#workflows/claim/claim.policy.js'
import { bareClaims, bareClicks, type BareClaims } from '../bare/journeys.js'
import type { BareStep } from '../bare/messages.js'
import type { Measured } from '../harness/figures.js'
import { complete, perSecond, timeActs, type Journey } from '../harness/journey.js'
import { alternate, compared } from '../harness/pairs.js'
import { withPlatform, type Platform } from '../harness/platform.js'
import { say } from '../harness/report.js'
import { median, percentile } from '../harness/statistics.js'
import { httpClient, type HttpClient } from './http-client.js'
import { demoLanes } from './lanes.js'
import { ourClaims, repeatedActs, type Lane, type OurClaims } from './our-claims.js'
import { scriptOf, terms, type Script } from './script.js'

const pairs = 5
const clickTurns = { turns: 4, milliseconds: 1_000 }
/** Nobody presses again sooner than this after an answer; the server has long written its history by then. */
const betweenClicksMs = 20
const claimTurns = { turns: 2, milliseconds: 2_000 }
const repeatMs = 4_000
const clients = [1, 8]

export const claimBench = (): Promise<Measured[]> =>
  withPlatform(async platform => {
    const http = httpClient(platform.apiPort)
    try {
      const lanes = await demoLanes(http, platform.pool, Math.max(...clients))
      return await measure(platform, http, lanes)
    } finally {
      http.close()
    }
  })

const measure = async (
  { client }: Platform,
  http: HttpClient,
  lanes: readonly Lane[],
): Promise<Measured[]> => {
  const year = new Date().getFullYear()
  const rules = {
    policy: defaultClaimPolicy,
    calendar: sliceCalendar(stateCouncilCalendar, year - 1, year + 3),
  }
  const script = scriptOf(rules, Date.now())
  const ours = ourClaims(http, lanes, script)
  const claims = bareClaims(client, bareSteps(script))
  const clicks = bareClicks(client, script.acts.length)
  say('预热…')
  for (const journey of [ours, claims, clicks]) await timeActs(journey, 3_000)
  return [
    ...(await clickFigures(ours, clicks)),
    ...(await throughputFigures(ours, claims)),
    await repeatFigure(repeatedActs(http, lanes, script)),
    await historyFigure({ client, ours, claims, acts: 1 + script.acts.length }),
  ]
}

/** The same messages and deadlines as a claim of ours. */
const bareSteps = ({ start, acts }: Script): BareStep[] => [
  { no: 1, by: 'liaison', act: 'start', body: { terms }, ...start, last: false },
  ...acts.map(({ by, act, body, dueInMs }, index) => ({
    no: index + 2,
    by,
    act,
    body,
    ...(dueInMs !== undefined && { dueInMs }),
    last: index + 1 === acts.length,
  })),
]

const clickFigures = async (ours: Journey, beside: Journey): Promise<Measured[]> => {
  const { turns, milliseconds } = clickTurns
  const timed = (pauseMs: number) => {
    say(`一次办理，间隔 ${pauseMs} 毫秒：${pairs} 对，每对每侧 ${turns} 轮…`)
    return alternate({
      pairs,
      turns,
      ours: () => timeActs(ours, milliseconds, pauseMs),
      beside: () => timeActs(beside, milliseconds, pauseMs),
    })
  }
  const people = await timed(betweenClicksMs)
  const machine = await timed(0)
  return [
    compared('click p50 ms', '≤1.35', people, side => percentile(side.flat(), 0.5)),
    compared('click p99 ms', '≤2', people, side => percentile(side.flat(), 0.99)),
    compared('click p50 ms, without a pause', undefined, machine, side => percentile(side.flat(), 0.5)),
    compared('click p99 ms, without a pause', undefined, machine, side => percentile(side.flat(), 0.99)),
  ]
}

const throughputFigures = async (ours: Journey, beside: Journey): Promise<Measured[]> => {
  const { turns, milliseconds } = claimTurns
  const figures: Measured[] = []
  for (const count of clients) {
    say(`每秒办结的认领，${count} 个并发：${pairs} 对，每对每侧 ${turns} 轮…`)
    const rates = await alternate({
      pairs,
      turns,
      ours: () => complete(ours, count, milliseconds),
      beside: () => complete(beside, count, milliseconds),
    })
    figures.push(compared(`claims completed/s, ${count} at once`, '≥0.75', rates, perSecond))
  }
  return figures
}

/** The same key again answers what is known; it must not cost more than acting did. */
const repeatFigure = async (journey: Journey): Promise<Measured> => {
  say('同一请求编号重复提交…')
  const times = await timeActs(journey, repeatMs)
  const first = median(times.filter((_, index) => index % 2 === 0))
  const again = median(times.filter((_, index) => index % 2 === 1))
  return {
    figure: 'same key again, p50 ms (beside: the first time)',
    ours: again,
    beside: first,
    ratio: again / first,
    bar: '≤1',
  }
}

interface Histories {
  client: Platform['client']
  ours: OurClaims
  claims: BareClaims
  acts: number
}

const historyFigure = async ({ client, ours, claims, acts }: Histories): Promise<Measured> => {
  const eventsPerAct = async (workflowId: string) => {
    const { events } = await client.workflow.getHandle(workflowId).fetchHistory()
    return (events?.length ?? Number.NaN) / acts
  }
  return {
    figure: 'history events per act',
    ours: await eventsPerAct(workflowIdOf('claim', ours.lastId())),
    beside: await eventsPerAct(claims.lastId()),
    bar: '≤9',
  }
}

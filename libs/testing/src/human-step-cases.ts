/** What every act of the human step does under every rule: each case is a test, and a cell of docs/acts.md. */
import type { ActEvent } from '#domain/kernel/events.js'
import { liveSeats, openRoundsOf } from '#domain/kernel/find.js'
import type { Seat } from '#domain/kernel/state.js'
import { council, councilFacts, councilPolicy } from './council-lifecycle.js'
import { moment, Play, rulesOf } from './kernel.js'

export const ruleColumns = {
  any: '或签',
  all: '会签',
  sequence: '顺签',
  votes: '票签',
  branches: '并行分支',
} as const
export type Column = keyof typeof ruleColumns

export interface Case {
  act: string
  /** What is seen, in Chinese. */
  sentence: string
  run(column: Column): void
}

/** Where each rule is asked, and the parties whose consent is enough, in their order. */
const stages: Record<Column, { stage: string; enough: string[] }> = {
  branches: { stage: 'asking', enough: ['agency', 'community'] },
  sequence: { stage: 'signing', enough: ['liaison', 'deputy', 'head'] },
  votes: { stage: 'voting', enough: ['liaison', 'head'] },
  all: { stage: 'countersigning', enough: ['liaison', 'deputy', 'head'] },
  any: { stage: 'releasing', enough: ['liaison'] },
}

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what)
}

const liveOf = (play: Play): Seat[] => openRoundsOf(play.state).flatMap(({ round }) => liveSeats(round))
const openOf = (play: Play): Seat[] => liveOf(play).filter(({ status }) => status === 'open')

const eventOf = (
  play: Play,
  seat: Seat | undefined,
  act: string,
  more: Partial<ActEvent> = {},
): ActEvent => ({
  type: 'act',
  ...play.keyed(seat?.holder.personId ?? `${seat?.chair}-person`),
  act,
  seatId: seat?.id ?? '',
  expectedVersion: play.state.version,
  body: {},
  ...more,
})

const does = (play: Play, seat: Seat | undefined, act: string, more?: Partial<ActEvent>): Play =>
  play.apply(eventOf(play, seat, act, more))

const codeOf = (play: Play, seat: Seat | undefined, act: string, more?: Partial<ActEvent>) =>
  play.refusalOfEvent(eventOf(play, seat, act, more))?.code

const seatOf = (play: Play, chair: string): Seat => {
  const seat = openOf(play).find(each => each.chair === chair)
  if (!seat) throw new Error(`no open seat of ${chair}`)
  return seat
}

const agree = (play: Play, chairs: string[]): Play =>
  chairs.reduce((each, chair) => does(each, seatOf(each, chair), 'agree'), play)

/** A paper that has come as far as the rule in question. */
const at = (column: Column): Play => {
  const play = new Play(council, rulesOf(councilPolicy), moment('2026-09-28 10:00')).start(councilFacts())
  does(play, seatOf(play, 'author'), 'submit', { by: 'starter' })
  for (const [each, { enough }] of Object.entries(stages)) {
    if (each === column) break
    agree(play, enough)
  }
  must(play.stage() === stages[column].stage, `the paper is at ${play.stage()}`)
  return play
}

const first = (play: Play): Seat => {
  const [seat] = openOf(play)
  if (!seat) throw new Error('nobody is asked')
  return seat
}

const last = (chairs: string[]): string => chairs.at(-1) ?? ''

/** Everybody who is asked agrees, however often. */
const agreeAll = (play: Play, stage = play.stage()): void => {
  for (let steps = 0; play.stage() === stage && steps < 9; steps += 1) does(play, first(play), 'agree')
}

const added = (
  column: Column,
  where: 'before' | 'after' | 'beside',
): { play: Play; mine: Seat; theirs: Seat } => {
  const play = at(column)
  const mine = first(play)
  does(play, mine, 'addSeats', { body: { where, people: ['expert'], reason: '会商' } })
  const find = (test: (seat: Seat) => boolean): Seat => liveOf(play).find(test) ?? mine
  return { play, mine: find(({ id }) => id === mine.id), theirs: find(({ origin }) => origin === 'added') }
}

const asksExpert = (
  column: Column,
  where: 'before' | 'after' | 'beside',
  order: [Seat['status'], Seat['status']],
) => {
  const { play, mine, theirs } = added(column, where)
  must(mine.status === order[0] && theirs.status === order[1], `${mine.status}, ${theirs.status}`)
  const outcomeWithout = where === 'before' ? theirs : mine
  does(play, outcomeWithout, 'agree')
  must(play.stage() === stages[column].stage, 'it went on without an answer that was asked for')
  agreeAll(play)
  must(play.stage() !== stages[column].stage, 'it does not go on')
}

const returns = (column: Column, then: 'walk' | 'straight'): Play => {
  const play = at(column)
  const seat = first(play)
  const open = liveOf(play).map(({ id }) => id)
  does(play, seat, 'returnTo', { body: { stage: 'drafting', then, reason: '材料不全' } })
  must(play.stage() === 'drafting', 'it did not go back')
  for (const id of open.filter(each => each !== seat.id))
    must(play.tasks.get(id)?.cancelled === 'returned', 'another seat stayed')
  return does(play, seatOf(play, 'author'), 'submit', { by: 'starter' })
}

export const humanStepCases: Case[] = [
  {
    act: '同意',
    sentence: '规则所需的同意齐了才通过，不早不晚',
    run: column => {
      const { stage, enough } = stages[column]
      const play = agree(at(column), enough.slice(0, -1))
      must(play.stage() === stage, 'decided too early')
      agree(play, [last(enough)])
      must(play.stage() !== stage && (play.state.endedAt === undefined) === (column !== 'any'), 'not decided')
    },
  },
  {
    act: '不同意',
    sentence: '票签与分支计入反对，够了才否决；其余一人不同意即否决，其他待办取消',
    run: column => {
      const play = at(column)
      does(play, first(play), 'oppose')
      if (column === 'votes' || column === 'branches') {
        must(play.state.endedAt === undefined, 'one voice was enough')
        does(play, first(play), 'oppose')
      }
      must(play.state.outcome === 'rejected', 'not rejected')
    },
  },
  {
    act: '退回（逐级再走）',
    sentence: '其余待办因退回而取消，重新提交后从头逐级办理，是新的一轮',
    run: column => must(returns(column, 'walk').stage() === 'asking', 'it did not walk again'),
  },
  {
    act: '退回（直接送回）',
    sentence: '其余待办因退回而取消，重新提交后直接回到退回的环节',
    run: column =>
      must(returns(column, 'straight').stage() === stages[column].stage, 'it did not come straight back'),
  },
  {
    act: '转办',
    sentence: '席位归同事本人，此前看过页面的人须再看',
    run: column => {
      const play = at(column)
      const { version } = play.state
      does(play, first(play), 'transfer', { body: { to: 'colleague', reason: '出差' } })
      must(first(play).holder.personId === 'colleague', 'not handed over')
      must(codeOf(play, first(play), 'agree', { expectedVersion: version }) === 'staleVersion', 'not stale')
    },
  },
  {
    act: '委派',
    sentence: '受委派人只提意见，意见回到委派人，由委派人决定',
    run: column => {
      const play = at(column)
      does(play, first(play), 'delegate', { by: 'boss', body: { to: 'aide', reason: '请核' } })
      must(codeOf(play, first(play), 'agree') === 'delegated', 'the delegate could decide')
      does(play, first(play), 'opine', { body: { opinion: '可行', stance: 'for' } })
      must(first(play).delegation?.opinion?.text === '可行', 'no opinion')
      must(codeOf(play, first(play), 'agree', { by: 'boss' }) === undefined, 'the delegator cannot decide')
    },
  },
  {
    act: '收回委派',
    sentence: '未答复前由委派人收回，席位如初；他人不能收回',
    run: column => {
      const play = at(column)
      const { holder } = first(play)
      does(play, first(play), 'delegate', { by: 'boss', body: { to: 'aide', reason: '请核' } })
      must(codeOf(play, first(play), 'takeBack', { by: 'other' }) === 'actNotOffered', 'anybody may')
      does(play, first(play), 'takeBack', { by: 'boss' })
      must(JSON.stringify(first(play).holder) === JSON.stringify(holder), 'another holder')
    },
  },
  {
    act: '加签（之前）',
    sentence: '加签人先办，本席等候，之后照常',
    run: column => asksExpert(column, 'before', ['waiting', 'open']),
  },
  {
    act: '加签（之后）',
    sentence: '本席办理后轮到加签人，其未办不作决定',
    run: column => asksExpert(column, 'after', ['open', 'waiting']),
  },
  {
    act: '加签（同时）',
    sentence: '加签人与本席同时办理，其未办不作决定',
    run: column => asksExpert(column, 'beside', ['open', 'open']),
  },
  {
    act: '减签',
    sentence: '只有加签人能减去未办的加签，减去后规则照旧',
    run: column => {
      const { play, theirs } = added(column, 'before')
      const body = { reason: '不必了' }
      must(codeOf(play, theirs, 'dropSeat', { by: 'other', body }) === 'actNotOffered', 'anybody may')
      does(play, theirs, 'dropSeat', { by: theirs.addedBy ?? '', body })
      must(play.tasks.get(theirs.id)?.cancelled === 'dropped', 'not dropped')
      agree(play, stages[column].enough)
      must(play.stage() !== stages[column].stage, 'it does not go on')
    },
  },
  {
    act: '撤回',
    sentence: '他人办理前收回自己的操作，席位重新打开',
    run: column => {
      const play = at(column)
      const seat = first(play)
      does(play, seat, 'agree')
      if (column === 'any')
        return must(play.refusalOfRecall()?.code === 'processEnded', 'recalled after the end')
      play.recall()
      must(
        openOf(play).some(({ id }) => id === seat.id),
        'not open again',
      )
    },
  },
  {
    act: '催办',
    sentence: '通知承办人，四小时内不重复，版本不变',
    run: column => {
      const play = at(column)
      const { version } = play.state
      does(play, first(play), 'remind', { by: 'starter' })
      must(play.notices.at(-1)?.template === 'task.urged' && play.state.version === version, 'not reminded')
      must(codeOf(play, first(play), 'remind', { by: 'starter' }) === 'remindedRecently', 'reminded twice')
      play.now += 4 * 3_600_000
      must(codeOf(play, first(play), 'remind', { by: 'starter' }) === undefined, 'never again')
    },
  },
  {
    act: '抄送',
    sentence: '被抄送人由此看得到事项，版本不变',
    run: column => {
      const play = at(column)
      const { version } = play.state
      does(play, undefined, 'copyTo', { by: 'starter', body: { people: ['reader'] } })
      must(play.last?.people?.includes('reader') === true && play.state.version === version, 'not copied')
    },
  },
  {
    act: '评论',
    sentence: '提到的人收到通知，他人看到的页面不因此过时',
    run: column => {
      const play = at(column)
      const { version } = play.state
      does(play, undefined, 'comment', { by: 'starter', body: { text: '请看', mentions: ['reader'] } })
      must(play.notices.at(-1)?.to.personId === 'reader', 'not told')
      does(play, first(play), 'agree', { expectedVersion: version })
    },
  },
  {
    act: '领取与释放',
    sentence: '领取后归本人，释放后回到岗位；未领取的不能释放',
    run: column => {
      const play = at(column)
      must(codeOf(play, first(play), 'putBack', { by: 'boss' }) === 'actNotOffered', 'put back untaken')
      does(play, first(play), 'take', { by: 'boss' })
      must(first(play).holder.personId === 'boss', 'not taken')
      does(play, first(play), 'putBack', { by: 'boss' })
      must(first(play).holder.personId === undefined, 'not put back')
    },
  },
  {
    act: '代理',
    sentence: '乙代甲办理：记录写明双方，回避对双方都适用',
    run: column => {
      const play = at(column)
      const seat = first(play)
      const own = codeOf(play, seat, 'agree', { by: 'yi', onBehalfOf: 'starter' })
      must(own === 'ownApplication', 'a substitute for the applicant decides')
      does(play, seat, 'agree', { by: 'yi', onBehalfOf: 'jia' })
      const line = play.journal.findLast(({ code }) => code === 'act')
      must(line?.by === 'yi' && line.holder?.personId === 'jia', 'the line does not name both')
    },
  },
  {
    act: '回避',
    sentence: '发起人不能办理，也不能被转办、委派、加签',
    run: column => {
      const play = at(column)
      const seat = first(play)
      const to = { to: 'starter', reason: '请办', where: 'beside', people: ['starter'] }
      for (const act of ['transfer', 'delegate', 'addSeats'])
        must(codeOf(play, seat, act, { body: to }) === 'ownApplication', `${act} to the applicant`)
      must(codeOf(play, seat, 'agree', { by: 'starter' }) === 'ownApplication', 'the applicant decides')
    },
  },
  {
    act: '递补',
    sentence: '岗位无人时席位转给递补岗位，仍代表同一方',
    run: column => {
      const play = at(column)
      const seat = first(play)
      const office = { role: 'OrganizationDepartmentOfficer' as const, unitId: 'district' }
      play.admin({ name: 'fallback', seatId: seat.id, holder: office })
      const after = openOf(play).find(({ id }) => id === seat.id)
      must(after?.chair === seat.chair && after.holder.role === office.role, 'not stepped in')
    },
  },
]

/** The kernel's own acts in one Chinese sentence each. */
import type { Stance } from '#domain/kernel/state.js'
import type { JournalCode } from '#domain/kernel/step.js'
import type { Names } from '#persistence/read/names.js'
import { actLabel, stageLabel } from '../lifecycle/labels.js'
import { budgetName, roundName } from './narrator-clock.js'
import { because, text, who, type Line, type Teller } from './narrator-words.js'

type ActCode = Extract<JournalCode, `act.${string}`>

const stances: Record<Stance, string> = { for: '（赞成）', against: '（不赞成）', neutral: '（中立）' }
const addedWhere: Record<string, string> = { before: '之前', after: '之后', beside: '同时' }

/** Whoever hands a seat on is not told as whoever holds it then. */
const actor: Teller = (line, story) => who({ ...line, role: null, unitId: null, personId: null }, story)

/** Nothing, where what was said is not to be read. */
const stanceIn = (line: Line): string => stances[text(line, 'stance') as Stance] ?? ''

const peopleIn = (people: unknown, names: Names): string =>
  Array.isArray(people) ? people.map(id => names.person(String(id))).join('、') : ''

export const kernelTellers: Record<ActCode, Teller> = {
  'act.recalled': (line, story) =>
    text(line, 'recalled') === 'start'
      ? `${actor(line, story)}撤回了发起的事项${because(line)}。`
      : `${actor(line, story)}撤回了“${actLabel(story.state.kind, text(line, 'recalled'))}”${because(line)}。`,
  'act.transferred': (line, story) =>
    `${actor(line, story)}将待办转给${story.names.person(text(line, 'after'))}办理${because(line)}。`,
  'act.returned': (line, story) =>
    `${who(line, story)}退回至“${stageLabel(story.state.kind, text(line, 'after'), line.region)}”${text(line, 'then') === 'straight' ? '，重新提交后直接送回' : ''}${because(line)}。`,
  'act.delegated': (line, story) =>
    `${actor(line, story)}委派${story.names.person(text(line, 'to'))}提出意见${because(line)}。`,
  'act.takenBack': (line, story) =>
    `${actor(line, story)}收回了对${story.names.person(text(line, 'to'))}的委派。`,
  'act.opined': (line, story) => `${actor(line, story)}答复委派${stanceIn(line)}${because(line)}。`,
  'act.seatsAdded': (line, story) =>
    `${actor(line, story)}加签${peopleIn(line.detail?.people, story.names)}（在其${addedWhere[text(line, 'where')] ?? ''}办理）${because(line)}。`,
  'act.seatDropped': (line, story) =>
    `${actor(line, story)}减去了${story.names.person(text(line, 'before'))}的加签${because(line)}。`,
  'act.taken': (line, story) => `${actor(line, story)}领取了待办。`,
  'act.putBack': (line, story) => `${actor(line, story)}释放了领取的待办。`,
  'act.reminded': (line, story) => `${actor(line, story)}催办${because(line)}。`,
  'act.copied': (line, story) =>
    `${actor(line, story)}抄送${peopleIn(line.detail?.people, story.names)}${because(line)}。`,
  'act.commented': (line, story) =>
    [`${actor(line, story)}评论`, text(line, 'text')].filter(Boolean).join('：'),
  'act.extensionAsked': (line, story) =>
    `${who(line, story)}申请将“${roundName(line, story)}”延期${budgetName(line)}${because(line)}。`,
  'act.passed': (line, story) =>
    `${who(line, story)}与上一环节为同一人，按规定视为${actLabel(story.state.kind, line.act ?? '')}。`,
}

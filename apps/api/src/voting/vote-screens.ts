/** Screens of a vote: one question each, then a word if one likes, then everything once more, then the receipt. */
import { ballotsPath, mostCommentSigns, votePath, type VotePageFields } from '#contracts/http/voting.js'
import { momentName } from '#domain/calendar/day-names.js'
import { notAnswered, type Answers } from '#domain/evaluation/ballot.js'
import { askedOf } from '#domain/evaluation/questionnaire.js'
import type { Poll } from '#persistence/evaluation/find-poll.js'
import { html, type Markup } from '../residents/markup.js'
import { back, choice, next, type ResidentScreen } from '../residents/page.js'

export const title = '群众民主评议'

/** What was given so far, filled up or cut to the questions there are. */
export const answersOf = ({ given }: Pick<VotePageFields, 'given'>, { subjects, choices }: Poll): Answers =>
  subjects.map((_, at) => {
    const answer = Number.parseInt(given[at] ?? '0', 36)
    return answer <= choices.length ? answer : notAnswered
  })

const hiddenOf = ({ code, nonce, at, given, comment }: VotePageFields, withComment: boolean) => ({
  ...{ code, nonce, at: String(at), given },
  ...(withComment && { comment }),
})

/** Where a press of a button leads: the fields as they then are. */
export const after = (poll: Poll, fields: VotePageFields): VotePageFields => {
  const { go } = fields
  const last = poll.subjects.length + 1
  const at = Math.min(last, fields.at)
  const answers = [...answersOf(fields, poll)]
  const chosen = Number(/^c(\d{1,2})$/.exec(go)?.[1] ?? 0)
  if (chosen > 0 && chosen <= poll.choices.length && at < answers.length) {
    answers[at] = chosen
    return { ...fields, at: at + 1, given: answers.map(answer => answer.toString(36)).join('') }
  }
  if (go === 'back') return { ...fields, at: Math.max(0, at - 1) }
  const mayGoOn = at >= answers.length || answers[at] !== notAnswered
  return { ...fields, at: go === 'next' && mayGoOn ? Math.min(last, at + 1) : at }
}

const question = (poll: Poll, fields: VotePageFields): Markup => {
  const { subjects, choices, communityName, closesAt } = poll
  const subject = subjects[fields.at]
  const given = answersOf(fields, poll)[fields.at]
  return html`<p class="where">${communityName} · 第 ${fields.at + 1} 题，共 ${subjects.length} 题</p>
    ${fields.at === 0 && html`<p>这是发给${communityName}住户的票，不记姓名。拿错了的，请交回社区。可以投到 ${momentName(closesAt.getTime())}。</p>`}
    <h1>${subject && askedOf(poll, subject.kind, subject.name)}</h1>
    ${choices.map(({ label, face }, at) => choice(`c${at + 1}`, label, face, given === at + 1))}
    ${fields.at > 0 && back()}`
}

const words = ({ communityName, comment }: Poll, fields: VotePageFields): Markup =>
  html`<p class="where">${communityName}</p>
    <h1><label for="comment">${comment || '还有什么想说的？可以不写。'}</label></h1>
    <p>请不要写姓名、电话等能认出人的内容。</p>
    <textarea id="comment" name="comment" rows="4" maxlength="${mostCommentSigns}">
${fields.comment}</textarea>
    ${next('下一步')} ${back()}`

const confirmation = (poll: Poll, fields: VotePageFields): Markup => {
  const answers = answersOf(fields, poll)
  return html`<p class="where">${poll.communityName}</p>
    <h1>请再看一遍，没有问题就投票。投了不能再改。</h1>
    <dl>
      ${poll.subjects.map(({ name }, at) => {
        const chosen = poll.choices[(answers[at] ?? 0) - 1]
        return html`<dt>${name}</dt>
          <dd>${chosen?.face ?? ''} ${chosen?.label ?? '还没有选'}</dd>`
      })}
      ${
        fields.comment !== '' &&
        html`<dt>您说的话</dt>
          <dd>${fields.comment}</dd>`
      }
    </dl>
    ${next('投票', 'send')} ${back('← 修改')}`
}

export const screenOf = (poll: Poll, fields: VotePageFields, problem?: string): ResidentScreen => {
  const { length } = poll.subjects
  const body =
    fields.at < length
      ? question(poll, fields)
      : fields.at === length
        ? words(poll, fields)
        : confirmation(poll, fields)
  return {
    ...{ title, size: fields.size, action: votePath, body },
    hidden: hiddenOf(fields, fields.at !== length),
    ...(problem !== undefined && { problem }),
  }
}

/** Without a code that opens anything: it can be typed in. */
export const codeScreen = (fields: VotePageFields, problem?: string): ResidentScreen => ({
  ...{ title, size: fields.size, action: votePath, hidden: {} },
  body: html`<h1><label for="code">请扫选票纸上的二维码，或输入纸上的编码。</label></h1>
    <input id="code" name="code" value="" maxlength="64" autocapitalize="off" />
    ${next('开始')}`,
  ...(problem !== undefined && { problem }),
})

/** @param again a button that tries once more, with everything kept */
export const endScreen = (
  fields: VotePageFields,
  head: string,
  text: Markup,
  again?: string,
): ResidentScreen => ({
  ...{ title, size: fields.size, action: votePath, hidden: hiddenOf(fields, true) },
  body: html`<h1>${head}</h1>
    ${text} ${again !== undefined && next('再试一次', again)}`,
})

export const receiptScreen = (fields: VotePageFields, receipt: string): ResidentScreen => ({
  ...{ title, size: fields.size, action: votePath, hidden: {} },
  body: html`<h1>✓ 您的票已经投进票箱，谢谢您！</h1>
    <p>您的回执：</p>
    <h1>${receipt}</h1>
    <p>请抄下或拍下。公布之后，凭它能在选票清单中找到您的票。不要给别人看，看到的人也能查到您怎么投的。</p>
    <a class="link" href="${ballotsPath}">选票清单</a>`,
})

/** Screens of an appraisal by code: one question each, then a word if one likes, then everything once more. */
import type { AppraisalPageFields } from '#contracts/http/appraisals.js'
import type { AppraisalForm } from '#domain/appraisal/appraisal.js'
import { html, type Markup } from '../residents/markup.js'
import { back, choice, next, type ResidentScreen } from '../residents/page.js'

export const appraisePath = '/appraise'

export interface Asked {
  form: AppraisalForm
  /** What is appraised, e.g. 东一社区 · 清洁家园. */
  about: string
}

const hiddenOf = ({ code, voice, at, given, comment }: AppraisalPageFields, withComment: boolean) => ({
  code,
  ...(voice !== undefined && { voice }),
  at: String(at),
  ...Object.fromEntries(Object.entries(given).map(([id, value]) => [`a.${id}`, String(value)])),
  ...(withComment && { comment }),
})

const question = ({ form, about }: Asked, { at, given }: AppraisalPageFields): Markup => {
  const asked = form.questions[at]
  const best = form.scale.toReversed()
  return html`<p class="where">${about} · 第 ${at + 1} 题，共 ${form.questions.length} 题</p>
    <h1>${asked?.text}</h1>
    ${best.map(({ value, label, face }) => choice(`v${value}`, label, face, given[asked?.id ?? ''] === value))}
    ${at > 0 && back()}`
}

const words = ({ about }: Asked, { comment }: AppraisalPageFields): Markup =>
  html`<p class="where">${about}</p>
    <h1><label for="comment">还有什么想说的？可以不写。</label></h1>
    <p>请不要写电话、身份证号等个人信息。</p>
    <textarea id="comment" name="comment" rows="4" maxlength="300">${comment}</textarea>
    ${next('下一步')} ${back()}`

const confirmation = ({ form, about }: Asked, { given, comment }: AppraisalPageFields): Markup => {
  const chosen = (id: string) => form.scale.find(({ value }) => value === given[id])
  return html`<p class="where">${about}</p>
    <h1>请再看一遍，没有问题就提交。</h1>
    <dl>
      ${form.questions.map(
        ({ id, text }) =>
          html`<dt>${text}</dt>
            <dd>${chosen(id)?.face ?? ''} ${chosen(id)?.label ?? '还没有选'}</dd>`,
      )}
      ${
        comment !== '' &&
        html`<dt>您说的话</dt>
          <dd>${comment}</dd>`
      }
    </dl>
    ${next('提交', 'send')} ${back('← 修改')}`
}

/** Where a press of a button leads: the fields as they then are. */
export const after = ({ form }: Asked, fields: AppraisalPageFields): AppraisalPageFields => {
  const { at, go, given } = fields
  const last = form.questions.length + 1
  const asked = form.questions[at]
  const value = /^v(\d{1,2})$/.exec(go)?.[1]
  if (value !== undefined && asked)
    return { ...fields, given: { ...given, [asked.id]: Number(value) }, at: at + 1 }
  if (go === 'back') return { ...fields, at: Math.max(0, at - 1) }
  if (go === 'next' && (!asked || given[asked.id] !== undefined))
    return { ...fields, at: Math.min(last, at + 1) }
  return { ...fields, at: Math.min(last, at) }
}

export const screenOf = (asked: Asked, fields: AppraisalPageFields, problem?: string): ResidentScreen => {
  const { length } = asked.form.questions
  const isWords = fields.at === length
  const body =
    fields.at < length
      ? question(asked, fields)
      : isWords
        ? words(asked, fields)
        : confirmation(asked, fields)
  return {
    title: '评一评这次服务',
    ...{ size: fields.size, action: appraisePath, hidden: hiddenOf(fields, !isWords), body },
    ...(problem !== undefined && { problem }),
  }
}

/** Without a code: it can be typed in. */
export const codeScreen = (fields: AppraisalPageFields, problem?: string): ResidentScreen => ({
  title: '评一评这次服务',
  ...{ size: fields.size, action: appraisePath, hidden: {} },
  body: html`<h1><label for="code">请扫纸条上的二维码，或输入纸条上的编码。</label></h1>
    <input id="code" name="code" value="${fields.code}" maxlength="64" autocapitalize="off" />
    ${next('开始')}`,
  ...(problem !== undefined && { problem }),
})

/** What came of it, with nothing left to press but trying again where that helps. */
export const endScreen = (
  fields: AppraisalPageFields,
  title: string,
  text: string,
  again?: string,
): ResidentScreen => ({
  title,
  ...{ size: fields.size, action: appraisePath, hidden: hiddenOf(fields, true) },
  body: html`<h1>${title}</h1>
    <p>${text}</p>
    ${again !== undefined && next('再试一次', again)}`,
})

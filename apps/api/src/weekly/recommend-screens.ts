/** Screens of a resident's recommendation: whom, why, everything once more. */
import type { RecommendPageFields } from '#contracts/http/weekly-weeks.js'
import { html, type Markup } from '../residents/markup.js'
import { back, next, type ResidentScreen } from '../residents/page.js'

export const recommendPath = '/recommend'
const title = '推荐本周的典型'
const lastScreen = 2

/** Fields that the screen shows are not hidden as well. */
const hiddenOf = ({ code, voice, at, named, reason }: RecommendPageFields, shown?: 'named' | 'reason') => ({
  code,
  ...(voice !== undefined && { voice }),
  at: String(at),
  ...(shown !== 'named' && { named }),
  ...(shown !== 'reason' && { reason }),
})

const whom = (community: string, { named }: RecommendPageFields): Markup =>
  html`<p class="where">${community}</p>
    <h1><label for="named">这一周，您想推荐谁？</label></h1>
    <p>写姓名或单位；不知道姓名的，写您认得出他的话，例如“来三栋修水管的王师傅”。不能推荐自己。</p>
    <input id="named" name="named" value="${named}" maxlength="40" />
    ${next('下一步')}`

const why = (community: string, { reason }: RecommendPageFields): Markup =>
  html`<p class="where">${community}</p>
    <h1><label for="reason">为什么推荐他？</label></h1>
    <p>写一件您看到的事。请不要写电话、身份证号等个人信息。</p>
    <textarea id="reason" name="reason" rows="5" maxlength="300">${reason}</textarea>
    ${next('下一步')} ${back()}`

const confirmation = (community: string, { named, reason }: RecommendPageFields): Markup =>
  html`<p class="where">${community}</p>
    <h1>请再看一遍，没有问题就提交。</h1>
    <dl>
      <dt>推荐</dt>
      <dd>${named}</dd>
      <dt>理由</dt>
      <dd>${reason}</dd>
    </dl>
    <p>每人每周推荐一次，提交后不能修改。我推荐的不是我自己。</p>
    ${next('提交', 'send')} ${back('← 修改')}`

/** Where a press of a button leads: the fields as they then are. */
export const after = (fields: RecommendPageFields): RecommendPageFields => {
  const { at, go } = fields
  if (go === 'back') return { ...fields, at: Math.max(0, at - 1) }
  return go === 'next' ? { ...fields, at: Math.min(lastScreen, at + 1) } : fields
}

export const screenOf = (
  community: string,
  fields: RecommendPageFields,
  problem?: string,
): ResidentScreen => {
  const shown = fields.at === 0 ? 'named' : fields.at === 1 ? 'reason' : undefined
  const body = shown === 'named' ? whom : shown === 'reason' ? why : confirmation
  return {
    ...{ title, size: fields.size, action: recommendPath },
    ...{ hidden: hiddenOf(fields, shown), body: body(community, fields) },
    ...(problem !== undefined && { problem }),
  }
}

/** Without a code: it can be typed in. */
export const codeScreen = (fields: RecommendPageFields, problem?: string): ResidentScreen => ({
  ...{ title, size: fields.size, action: recommendPath, hidden: {} },
  body: html`<h1><label for="code">请扫社区公告栏上的推荐码，或输入它下面的编码。</label></h1>
    <input id="code" name="code" value="${fields.code}" maxlength="64" autocapitalize="off" />
    ${next('开始')}`,
  ...(problem !== undefined && { problem }),
})

/** What came of it, with nothing left to press but trying again where that helps. */
export const endScreen = (
  fields: RecommendPageFields,
  heading: string,
  text: string,
  again?: string,
): ResidentScreen => ({
  ...{ title, size: fields.size, action: recommendPath, hidden: hiddenOf(fields) },
  body: html`<h1>${heading}</h1>
    <p>${text}</p>
    ${again !== undefined && next('再试一次', again)}`,
})

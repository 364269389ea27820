/** Screens of a resident's need: where one lives, what it is about, everything once more. */
import type { NeedPageFields } from '#contracts/http/needs.js'
import type { ChosenCommunity } from '#persistence/needs/find-communities.js'
import { html, type Markup } from '../residents/markup.js'
import { back, choice, next, type ResidentScreen } from '../residents/page.js'

export const needPath = '/need'
const title = '给社区提需求'

const screen = (
  fields: NeedPageFields,
  hidden: Record<string, string | undefined>,
  body: Markup,
  problem?: string,
): ResidentScreen => ({
  ...{ title, size: fields.size, action: needPath, body },
  hidden: Object.fromEntries(Object.entries(hidden).filter((each): each is [string, string] => !!each[1])),
  ...(problem !== undefined && { problem }),
})

/** As many as a thumb scrolls through; more are found by typing. */
const mostShown = 12

/** Where one lives: found by its name, chosen with one press. */
export const communityScreen = (
  fields: NeedPageFields,
  found: readonly ChosenCommunity[],
  problem?: string,
): ResidentScreen => {
  const { id, text, search } = fields
  return screen(
    fields,
    { id, text },
    html`<p class="where">不需要账号，不用留姓名和电话。</p>
      <h1><label for="search">您住在哪个社区？输入社区或小区的名字查找。</label></h1>
      <input id="search" name="search" value="${search}" maxlength="40" />
      ${next('查找', 'find')}
      ${found
        .slice(0, mostShown)
        .map(({ id: communityId, name, subdistrictName }) =>
          choice(`c${communityId}`, subdistrictName === '' ? name : `${name}（${subdistrictName}）`, '🏘️'),
        )}
      ${found.length === 0 && html`<p>没有找到，请换一个字再查，或者到社区当面说。</p>`}
      ${found.length > mostShown && html`<p>还有 ${found.length - mostShown} 个没有列出，请输入名字查找。</p>`}`,
    problem,
  )
}

export const textScreen = (
  fields: NeedPageFields,
  { name }: ChosenCommunity,
  problem?: string,
): ResidentScreen => {
  const { id, communityId, text } = fields
  return screen(
    fields,
    { id, communityId },
    html`<p class="where">${name}</p>
      <h1><label for="text">您想反映什么？</label></h1>
      <p>写清在什么地方、什么事。请不要写电话、身份证号等个人信息。</p>
      <textarea id="text" name="text" rows="6" maxlength="1000">${text}</textarea>
      ${next('下一步')} ${back('← 换一个社区')}`,
    problem,
  )
}

export const confirmScreen = (fields: NeedPageFields, { name }: ChosenCommunity): ResidentScreen => {
  const { id, communityId, text } = fields
  return screen(
    fields,
    { id, communityId, text, at: 'confirm' },
    html`<h1>请再看一遍，没有问题就提交。</h1>
      <dl>
        <dt>社区</dt>
        <dd>${name}</dd>
        <dt>您反映的</dt>
        <dd>${text}</dd>
      </dl>
      ${next('提交', 'send')} ${back('← 修改')}`,
  )
}

export const sentScreen = (fields: NeedPageFields, { name }: ChosenCommunity): ResidentScreen =>
  screen(
    fields,
    { communityId: fields.communityId },
    html`<h1>✓ 收到了，谢谢您！</h1>
      <p>${name}会逐条看，合适的会请机关和党员来办。</p>
      ${next('再提一条', 'again')}`,
  )

/** It was not taken; with everything that was filled in it can be sent again. */
export const laterScreen = (fields: NeedPageFields, message: string): ResidentScreen => {
  const { id, communityId, text, go } = fields
  return screen(
    fields,
    { id, communityId, text, at: 'confirm' },
    html`<h1>这次没有提交</h1>
      <p>${message}</p>
      ${next('再试一次', go || 'next')}`,
  )
}

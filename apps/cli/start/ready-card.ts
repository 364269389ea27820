import { elapsed } from '../output.js'
import type { Running } from './running.js'

const RULE = '─'.repeat(64)

/** The card at the end of a start: where everything is, how to sign in, and what comes next. */
export function readyCard(
  running: Running,
  demo: boolean,
  title = `双报到协同平台已就绪（用时 ${elapsed()}）`,
): string {
  const lines: [string, string][] = [
    ['门户', running.portal],
    ['接口文档', running.docs],
    ['Temporal 界面', running.temporalUi ?? '由所连接的 Temporal 服务提供'],
    [
      '登录',
      demo
        ? '打开门户，点选角色卡即可，无需密码（演示模式，仅限本机）'
        : '打开门户，用工号和密码登录；还没有密码的，用管理员给的邀请链接',
    ],
    ['数据目录', running.dataDir],
  ]
  const next = [
    ['npm run status', '各服务的状态'],
    ['npm run doctor', '检查问题并给出解决办法'],
    ['npm stop', '停止全部服务'],
  ]
  return [
    RULE,
    ` ${title}`,
    RULE,
    ...lines.map(([label, value]) => ` ${pad(label, 14)}${value}`),
    ' 接下来',
    ...next.map(([command = '', meaning]) => `   ${pad(command, 18)}${meaning}`),
    RULE,
  ].join('\n')
}

/** Pads to a width in which a Chinese character takes two columns. */
export function pad(text: string, width: number): string {
  const taken = [...text].reduce(
    (columns, character) => columns + (character.charCodeAt(0) > 0xff ? 2 : 1),
    0,
  )
  return text + ' '.repeat(Math.max(1, width - taken))
}

/**
 * Robots of 企业微信 and 钉钉 groups, by their documented interfaces: a POST of JSON to the robot's own address, answered
 * with 200 and an `errcode`. Each takes 20 messages a minute.
 * https://developer.work.weixin.qq.com/document/path/91770 · https://open.dingtalk.com/document/robots/custom-robot-access
 */
import { createHmac } from 'node:crypto'
import type { BlockList } from 'node:net'
import { addressFlaw, ClosedAddress } from './allowed-address.js'
import { away, notAllowed, refused, slowDown, taken, type Outcome } from './outcome.js'
import { postJson, type Posted } from './post-json.js'

export interface Robot {
  address: string
  secret?: string | undefined
  open: BlockList
}

/** Bytes of a text message. */
export const longestRobotText = { wecom: 2_048, dingtalk: 18_000 } as const

interface Rules {
  /** Told to slow down, by these codes, the robot is left alone for so long. */
  tooFast: readonly number[]
  restSeconds: number
  /** Busy: it may go well next time. */
  busy: readonly number[]
}

const wecomRules: Rules = { tooFast: [45009, 45033], restSeconds: 60, busy: [-1] }
/** Whoever is too fast is shut out for ten minutes. */
const dingtalkRules: Rules = { tooFast: [130101, 410100, 90030], restSeconds: 600, busy: [-1] }

export const sendToWecom = (robot: Robot, text: string): Promise<Outcome> =>
  send(robot.address, text, robot.open, wecomRules)

export const sendToDingtalk = ({ address, secret, open }: Robot, text: string): Promise<Outcome> => {
  if (secret === undefined || !URL.canParse(address)) return send(address, text, open, dingtalkRules)
  const url = new URL(address)
  const timestamp = String(Date.now())
  url.searchParams.set('timestamp', timestamp)
  url.searchParams.set('sign', dingtalkSign(timestamp, secret))
  return send(url.href, text, open, dingtalkRules)
}

/** Base64 of HMAC-SHA256 over `timestamp\nsecret`, keyed by the secret; milliseconds, an hour at most from their clock. */
export const dingtalkSign = (timestamp: string, secret: string): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')

const send = async (address: string, text: string, open: BlockList, rules: Rules): Promise<Outcome> => {
  const flaw = addressFlaw(address, open)
  if (flaw) return notAllowed(flaw)
  try {
    const body = JSON.stringify({ msgtype: 'text', text: { content: text } })
    return outcomeOf(await postJson(address, body, { open }), rules)
  } catch (error) {
    if (error instanceof ClosedAddress) return notAllowed(error.message)
    return away((error as Error).message)
  }
}

const outcomeOf = ({ status, text }: Posted, { tooFast, restSeconds, busy }: Rules): Outcome => {
  if (status >= 500) return away(`HTTP ${status}`)
  const { errcode, errmsg } = answerIn(text)
  if (status !== 200 || errcode === undefined) return refused(`HTTP ${status} ${text}`)
  if (errcode === 0) return taken(`errcode 0 ${errmsg}`)
  const told = `errcode ${errcode} ${errmsg}`
  if (tooFast.includes(errcode)) return slowDown(told, restSeconds)
  return busy.includes(errcode) ? away(told) : refused(told)
}

const answerIn = (text: string): { errcode?: number; errmsg: string } => {
  try {
    const { errcode, errmsg } = JSON.parse(text) as { errcode?: unknown; errmsg?: unknown }
    return {
      ...(typeof errcode === 'number' && { errcode }),
      errmsg: typeof errmsg === 'string' ? errmsg : '',
    }
  } catch {
    return { errmsg: '' }
  }
}

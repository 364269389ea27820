/**
 * The world outside on one local port: robots that enforce what 企业微信 and 钉钉 document (address, signature, size, pace),
 * and a webhook receiver that verifies signatures. They keep what they took.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export const wecomKey = '693a91f6-7aaa-4bc4-97a0-0ec2sifa5aaa'
export const dingtalkToken = 'f0e1d2c3b4a5'
export const dingtalkSecret = 'SEC000000000000000000000'
export const webhookSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

const minuteMs = 60_000

export interface Outside {
  /** Texts, in the order in which they came. */
  wecom: string[]
  dingtalk: string[]
  /** Events whose signature was right. */
  events: { id: string; body: string }[]
  /** Requests that a real one would have turned away. */
  faults: string[]
  addresses: { wecom: string; dingtalk: string; webhook: string }
  /** Messages a minute that a robot takes. */
  pace: number
  /** Takes a message at once, and says so only after this time. */
  slowMs: number
  /** Answers the webhook with this status from now on. */
  answer: number
  close(): Promise<void>
}

export const outside = async (): Promise<Outside> => {
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const world: Outside = {
    wecom: [],
    dingtalk: [],
    events: [],
    faults: [],
    addresses: {
      wecom: `${origin}/cgi-bin/webhook/send?key=${wecomKey}`,
      dingtalk: `${origin}/robot/send?access_token=${dingtalkToken}`,
      webhook: `${origin}/hook`,
    },
    pace: 20,
    slowMs: 0,
    answer: 204,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
  const robots = { wecom: new WecomRobot(world), dingtalk: new DingtalkRobot(world) }
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '', origin)
    const body = await bodyOf(request)
    if (url.pathname === '/hook') {
      const status = received(world, request, body)
      await sleep(world.slowMs)
      return void response.writeHead(status).end()
    }
    if (url.pathname === '/elsewhere') return void response.writeHead(302, { location: '/hook' }).end()
    const robot = url.pathname === '/robot/send' ? robots.dingtalk : robots.wecom
    const answer = robot.answer(url, request, body)
    await sleep(world.slowMs)
    if (answer.errcode !== 0) world.faults.push(`${answer.errcode} ${answer.errmsg}`)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }
  return world
}

interface Answer {
  errcode: number
  errmsg: string
}

const ok: Answer = { errcode: 0, errmsg: 'ok' }

abstract class Robot {
  private readonly takenAt: number[] = []

  constructor(protected readonly world: Outside) {}

  abstract answer(url: URL, request: IncomingMessage, body: string): Answer

  /** Whether this one is too many within a minute. */
  protected isTooMany(): boolean {
    const now = Date.now()
    while ((this.takenAt[0] ?? now) < now - minuteMs) this.takenAt.shift()
    if (this.takenAt.length >= this.world.pace) return true
    this.takenAt.push(now)
    return false
  }
}

const textIn = (request: IncomingMessage, body: string): string | undefined => {
  if (request.method !== 'POST' || !/^application\/json/.test(request.headers['content-type'] ?? ''))
    return undefined
  const { msgtype, text } = JSON.parse(body) as { msgtype?: string; text?: { content?: string } }
  return msgtype === 'text' ? text?.content : undefined
}

class WecomRobot extends Robot {
  answer(url: URL, request: IncomingMessage, body: string): Answer {
    if (url.searchParams.get('key') !== wecomKey) return { errcode: 93000, errmsg: 'invalid webhook url' }
    const text = textIn(request, body)
    if (text === undefined) return { errcode: 40008, errmsg: 'invalid message type' }
    if (Buffer.byteLength(text) > 2_048)
      return { errcode: 40058, errmsg: 'text.content exceed max length 2048' }
    if (this.isTooMany()) return { errcode: 45009, errmsg: 'api freq out of limit' }
    this.world.wecom.push(text)
    return ok
  }
}

class DingtalkRobot extends Robot {
  private shutUntil = 0

  answer(url: URL, request: IncomingMessage, body: string): Answer {
    if (url.searchParams.get('access_token') !== dingtalkToken)
      return { errcode: 300005, errmsg: 'token is not exist' }
    const timestamp = url.searchParams.get('timestamp') ?? ''
    if (Math.abs(Date.now() - Number(timestamp)) > 60 * minuteMs)
      return { errcode: 310000, errmsg: 'invalid timestamp' }
    const sign = createHmac('sha256', dingtalkSecret)
      .update(`${timestamp}\n${dingtalkSecret}`)
      .digest('base64')
    if (url.searchParams.get('sign') !== sign) return { errcode: 310000, errmsg: 'sign not match' }
    const text = textIn(request, body)
    if (text === undefined) return { errcode: 400105, errmsg: 'unsupported msgtype' }
    if (Date.now() < this.shutUntil || this.isTooMany()) {
      this.shutUntil = Math.max(this.shutUntil, Date.now() + 10 * minuteMs)
      return { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' }
    }
    this.world.dingtalk.push(text)
    return ok
  }
}

/** As a receiver would: time, signature, then the content. @returns the status to answer with */
const received = (world: Outside, { headers }: IncomingMessage, body: string): number => {
  const told = (name: string) => String(headers[name] ?? '')
  const timestamp = told('webhook-timestamp')
  const key = Buffer.from(webhookSecret.slice('whsec_'.length), 'base64')
  const expected = `v1,${createHmac('sha256', key)
    .update(`${told('webhook-id')}.${timestamp}.${body}`)
    .digest('base64')}`
  const given = told('webhook-signature')
  const isFresh = Math.abs(Date.now() / 1000 - Number(timestamp)) < 300
  if (
    !isFresh ||
    given.length !== expected.length ||
    !timingSafeEqual(Buffer.from(given), Buffer.from(expected))
  ) {
    world.faults.push('webhook signature')
    return 401
  }
  if (world.answer < 300) world.events.push({ id: told('webhook-id'), body })
  return world.answer
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

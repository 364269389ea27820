/** The list of ballots after the end: by a receipt one finds one's own, from the file anybody counts again. */
import { Inject, Injectable } from '@nestjs/common'
import { ballotsPath, receiptFields, type ReceiptFields } from '#contracts/http/voting.js'
import { merged, notAnswered, readReceipt } from '#domain/evaluation/ballot.js'
import {
  countTitles,
  findPromisedDraws,
  findPublishedBallot,
  findPublishedTitles,
  type PromisedDraw,
  type PublishedBallot,
  type PublishedTitle,
} from '#persistence/evaluation/published.js'
import { DATABASE, type Database } from '../dependencies.js'
import { Throttle } from '../http/throttle.js'
import { html, type Markup } from '../residents/markup.js'
import { next, sizeAfter, type Shown } from '../residents/page.js'
import { refusalOf } from '../residents/refusal.js'

/** Looks at once from one network, filled again by one a second. */
const burst = 120

/** Evaluations named on one page, of either list. */
const namedAtOnce = 100

const title = '选票清单'
const notFound = '清单里没有这个回执。请核对每个字；还没有公布的评议，要等公布以后才查得到。'

@Injectable()
export class PublishedBallots {
  private readonly throttle = new Throttle(burst)

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Asks for a receipt, and names the evaluations whose ballots are published. */
  page(query: unknown, address: string): Promise<Shown> {
    return this.shown({ ...fieldsOf(query), receipt: '' }, address)
  }

  find(body: unknown, address: string): Promise<Shown> {
    const sent = fieldsOf(body)
    return this.shown({ ...sent, size: sizeAfter(sent.size, sent.go) }, address)
  }

  private async shown(fields: ReceiptFields, address: string): Promise<Shown> {
    const { receipt, size } = fields
    const screen = { title, size, action: ballotsPath }
    try {
      this.throttle.take(address)
      const ballot = receipt ? await findPublishedBallot(this.database, readReceipt(receipt)) : undefined
      if (ballot) return { status: 200, screen: { ...screen, hidden: { receipt }, body: found(ballot) } }
      const body = asked(receipt, await this.named(fields))
      return { status: 200, screen: { ...screen, hidden: {}, body, ...(receipt && { problem: notFound }) } }
    } catch (error) {
      const { status, message } = refusalOf(error)
      return { status, screen: { ...screen, hidden: {}, body: asked(receipt), problem: message } }
    }
  }

  /** Both lists from `skip` on; what does not fit on the page is on the next. */
  private async named({ skip, size }: ReceiptFields): Promise<Named> {
    const list = { skip, limit: namedAtOnce }
    const [published, promised, total] = await Promise.all([
      findPublishedTitles(this.database, list),
      findPromisedDraws(this.database, list),
      countTitles(this.database),
    ])
    const rest = Math.max(total.published, total.promised) - skip - namedAtOnce
    return {
      published,
      promised,
      ...(skip > 0 && {
        earlier: listPage(`← 前 ${namedAtOnce} 个评议`, Math.max(0, skip - namedAtOnce), size),
      }),
      ...(rest > 0 && {
        later: listPage(`后 ${Math.min(rest, namedAtOnce)} 个评议 →`, skip + namedAtOnce, size),
      }),
    }
  }
}

interface Named {
  published: PublishedTitle[]
  promised: PromisedDraw[]
  /** Shown before and after these; missing at either end. */
  earlier?: Markup
  later?: Markup
}

/** A page of the list; the text stays as large as it was. */
const listPage = (label: string, skip: number, size: number): Markup =>
  html`<a class="link" href="${ballotsPath}?skip=${String(skip)}&size=${String(size)}">${label}</a>`

const asked = (receipt: string, { published, promised = [], earlier, later }: Partial<Named> = {}): Markup =>
  html`<h1><label for="receipt">输入回执，看您的票在不在清单里。</label></h1>
    <input id="receipt" name="receipt" value="${receipt}" maxlength="40" autocapitalize="characters" />
    ${next('查找', 'find')}
    <p>清单人人可以下载，自己重新计票；清单里没有投票人，也没有投票的时间和先后。</p>
    ${published?.length === 0 && !earlier && html`<p>还没有公布的评议。</p>`} ${earlier}
    ${(published ?? []).map(
      ({ id, districtName, title: name }) =>
        html`<a class="link" href="${ballotsPath}/${id}" download>${districtName} ${name}：下载清单</a>`,
    )}
    ${promised.map(
      ({ districtName, title: name, commitment, isStopped }) =>
        html`<p class="where">
          ${districtName} ${name}${isStopped && '（已中止）'}，抽样承诺（种子的 SHA-256）：<code
            >${commitment}</code
          >
        </p>`,
    )}
    ${later}`

const found = ({ title: name, communityName, source, answers, choices, subjects }: PublishedBallot): Markup =>
  html`<h1>✓ 您的票在清单里</h1>
    <p class="where">
      ${name} · ${communityName ?? '票数太少的社区，合并公布'}${source === 'paper' ? ' · 纸质票' : ''}
    </p>
    ${answers === null && html`<p>这个社区的有效票太少（样本不足），只公布收到了票，不公布怎么选的。</p>`}
    <dl>
      ${(answers ?? []).map(
        (answer, at) =>
          html`<dt>第 ${at + 1} 题 ${subjects[at]?.name ?? '在职党员'}</dt>
            <dd>${answerText(choices, answer)}</dd>`,
      )}
    </dl>
    <p>与您投的不一样？请告诉社区或区委组织部。</p>`

const answerText = (choices: PublishedBallot['choices'], answer: number): string => {
  if (answer === notAnswered) return '没有选'
  if (answer === merged) return '回答的人太少，合并统计，不单独公布'
  const choice = choices[answer - 1]
  return choice ? `${choice.face} ${choice.label}` : ''
}

/** What cannot be read is as if it were not there. */
const fieldsOf = (sent: unknown): ReceiptFields => receiptFields.parse({ ...(sent ?? {}) })

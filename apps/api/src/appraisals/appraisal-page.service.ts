/** Residents appraise by a code, screen by screen; what is wrong is said on the screen, with all that was filled in. */
import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { errors, type ErrorCode } from '#contracts/errors/errors.js'
import {
  appraisalComment,
  appraisalPageFields,
  type AppraisalPageFields,
} from '#contracts/http/appraisals.js'
import { isWhole, scoreOf } from '#domain/appraisal/appraisal.js'
import { personalDataProblem } from '#domain/text/personal-data.js'
import { findCode, type FoundCode } from '#persistence/appraisal/appraisal-codes.js'
import { findForms } from '#persistence/appraisal/appraisal-forms.js'
import { recordVoice } from '#persistence/appraisal/record-appraisal.js'
import { businessNow } from '#persistence/read/demo-clock.js'
import type { Keys } from '#secrets/key-file.js'
import { DATABASE, DATA_KEYS, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { networkOf, Throttle } from '../http/throttle.js'
import { markOf } from '../residents/device.js'
import { sizeAfter, type ResidentScreen, type Shown } from '../residents/page.js'
import { refusalOf } from '../residents/refusal.js'
import { AppraisalRules } from './appraisal-rules.js'
import { after, codeScreen, endScreen, screenOf, type Asked } from './appraisal-screens.js'
import { readToken } from '#secrets/printed-token.js'

interface From {
  address: string
  /** A random name that this site gave the browser. */
  device: string
}

/** Screens at once from one network, filled again by one a second: a hall of a hundred phones behind one address gets through. */
const burst = 600

@Injectable()
export class AppraisalPage {
  private readonly throttle = new Throttle(burst)

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
    private readonly rules: AppraisalRules,
  ) {}

  /** The first screen, or the one that asks for a code. */
  open(query: unknown, address: string): Promise<Shown> {
    const { code, size } = fieldsOf(query)
    return this.shown({ ...fieldsOf({}), code, size }, async fields => {
      this.throttle.take(address)
      if (code === '') return ok(codeScreen(fields))
      const asked = await this.asked(fields)
      return ok(screenOf(asked, { ...fields, voice: randomUUID() }))
    })
  }

  /** One press of a button. */
  step(body: unknown, from: From): Promise<Shown> {
    const sent = fieldsOf(body)
    return this.shown({ ...sent, size: sizeAfter(sent.size, sent.go) }, async fields => {
      this.throttle.take(from.address)
      if (fields.code === '') return ok(codeScreen(fields))
      const asked = await this.asked(fields)
      if (fields.voice === undefined) return ok(screenOf(asked, { ...fields, at: 0, voice: randomUUID() }))
      if (fields.go !== 'send') return ok(screenOf(asked, after(asked, fields)))
      return this.send(asked, fields, from)
    })
  }

  private async send(
    asked: Asked & { code: FoundCode },
    fields: AppraisalPageFields,
    from: From,
  ): Promise<Shown> {
    const { form, code } = asked
    const missing = form.questions.findIndex(({ id }) => fields.given[id] === undefined)
    if (!isWhole(form, fields.given))
      return refused(
        screenOf(asked, { ...fields, at: Math.max(0, missing) }, errors.appraisalAnswers.message),
      )
    const comment = fields.comment.trim() === '' ? null : appraisalComment.safeParse(fields.comment)
    const problem = comment && (comment.error?.issues[0]?.message ?? personalDataProblem(fields.comment))
    if (problem) return refused(screenOf(asked, { ...fields, at: form.questions.length }, problem))
    const isShared = code.kind === 'shared'
    const { anHour } = await this.rules.at(code.communityId)
    const outcome = await recordVoice(this.database, {
      id: fields.voice ?? randomUUID(),
      code,
      answers: fields.given,
      score: scoreOf(fields.given),
      comment: comment?.data ?? null,
      deviceMark: isShared ? markOf(this.keys, `appraisal ${code.id}`, from.device) : null,
      networkMark: isShared ? markOf(this.keys, `appraisal ${code.id}`, networkOf(from.address)) : null,
      mostAnHour: anHour,
    })
    if (outcome === 'appraisalCrowd')
      throw new ProblemError(outcome, {
        detail: `同一网络一小时内最多提交 ${anHour} 份。您填的内容还在，请过一会儿再试，或换手机流量提交，也可请社区工作人员代录。`,
      })
    if (outcome) throw new ProblemError(outcome)
    return ok(
      endScreen(
        { ...fields, given: {}, comment: '' },
        '✓ 收到了，谢谢您！',
        '您的评议已经记下，可以关掉这一页了。',
      ),
    )
  }

  /** @throws ProblemError why the code opens nothing */
  private async asked(fields: AppraisalPageFields): Promise<Asked & { code: FoundCode }> {
    const code = await findCode(this.database, readToken(fields.code))
    if (!code) throw new ProblemError('appraisalCodeUnknown')
    const now = await businessNow(this.database)
    if (code.revokedAt || code.isCancelled) throw new ProblemError('appraisalCodeRevoked')
    if (code.opensAt.getTime() > now) throw new ProblemError('appraisalNotOpen')
    if (code.closesAt.getTime() < now) throw new ProblemError('appraisalOver')
    const [form] = await findForms(this.database, [code.formId])
    if (!form) throw new ProblemError('appraisalCodeUnknown')
    return { code, form, about: `${code.communityName} · ${code.title}` }
  }

  /** Refusals are screens too, and keep what was filled in. */
  private async shown(
    fields: AppraisalPageFields,
    work: (fields: AppraisalPageFields) => Promise<Shown>,
  ): Promise<Shown> {
    try {
      return await work(fields)
    } catch (error) {
      const { code, status, message } = refusalOf(error)
      if (code === 'appraisalCodeUnknown') return { status, screen: codeScreen(fields, message) }
      const again = mayComeAgain.has(code) ? fields.go || 'stay' : undefined
      return { status, screen: endScreen(fields, '这次没有提交', message, again) }
    }
  }
}

const mayComeAgain: ReadonlySet<ErrorCode> = new Set([
  'unavailable',
  'tooManyRequests',
  'appraisalCrowd',
  'appraisalNotOpen',
])
const ok = (screen: ResidentScreen): Shown => ({ screen, status: 200 })
const refused = (screen: ResidentScreen): Shown => ({ screen, status: 422 })

/** Whatever was sent as fields; what cannot be read is as if it were not there. */
const fieldsOf = (sent: unknown): AppraisalPageFields => {
  const all = Object.entries((sent ?? {}) as Record<string, unknown>)
  const given = all.flatMap(([name, value]): [string, unknown][] =>
    name.startsWith('a.') ? [[name.slice(2), value]] : [],
  )
  const read = appraisalPageFields.safeParse({ ...Object.fromEntries(all), given: Object.fromEntries(given) })
  return read.data ?? appraisalPageFields.parse({})
}

/** Results for those entitled to them: the Organization Department, each unit its own and its members', each member their own. */
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import {
  objectionDecisionLabels,
  type commentsToScreen,
  type evaluationResults,
  type objectionList,
  type resultsQuery,
} from '#contracts/http/evaluation-results.js'
import { comparisonOf } from '#domain/evaluation/comparison.js'
import type { Choice } from '#domain/evaluation/questionnaire.js'
import { isTooFew, scoreOf } from '#domain/evaluation/score.js'
import { suspicionsIn } from '#domain/evaluation/suspicious.js'
import { findQuestionnaire } from '#persistence/evaluation/find-questionnaires.js'
import { findResults, findYearBefore, type FoundResult } from '#persistence/evaluation/find-results.js'
import {
  countShownComments,
  countWaiting,
  findComments,
  findNamesIn,
  findObjections,
  type FoundComment,
} from '#persistence/evaluation/objections.js'
import { findJudgedAs } from '#persistence/evaluation/judged-sight.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { isDepartment, isOfficer, unitsSpokenFor } from './evaluation-sight.js'
import { EvaluationsReader, type OpenedEvaluation } from './evaluations.reader.js'

type Item = z.input<typeof evaluationResults>['items'][number]
type Count = { choice: string; count: number }

/** On a page; the export has all. */
const mostComments = 200
/** Rows of an export that are read at once. */
const partSize = 1_000
const reasons = {
  noneLastYear: '上年没有结果',
  otherQuestions: '上年用的是另一版问卷，不作比较',
  tooFewLastYear: '上年样本不足，不作比较',
  tooFewNow: '本年样本不足，不作比较',
} as const

interface Years {
  choices: Choice[]
  minimumValid: number
  version: number
  before?: { minimumValid: number; version: number; choices: Choice[] }
}

@Injectable()
export class ResultsReader {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly evaluations: EvaluationsReader,
  ) {}

  /** @throws ProblemError notFound before it is time, and for whoever is entitled to none */
  async results(
    me: SignedIn,
    id: string,
    query: z.output<typeof resultsQuery>,
  ): Promise<z.input<typeof evaluationResults>> {
    const opened = await this.evaluations.open(me, id)
    const { row } = opened
    if (!this.evaluations.mayResults(me, row)) throw new ProblemError('notFound')
    const all = isDepartment(me, row.districtPath)
    const unitIds = unitsSpokenFor(me)
    const [before, judgedAs] = await Promise.all([
      findYearBefore(this.database, id),
      findJudgedAs(this.database, unitIds),
    ])
    const { kind, search, offset, limit } = query
    const [{ items, total }, years, comments, commentsTotal] = await Promise.all([
      findResults(this.database, id, before?.id, {
        ...{ all, unitIds, personId: me.personId, offset, limit },
        ...(kind && { kind }),
        ...(search && { search }),
      }),
      this.yearsOf(opened, before),
      all ? findComments(this.database, id, 'shown', mostComments) : [],
      all ? countShownComments(this.database, id) : 0,
    ])
    const mayObject = (item: FoundResult) =>
      row.stage === 'objections' &&
      item.objection === null &&
      (item.kind === 'unit' ? judgedAs.includes(item.id) : item.id === me.personId)
    return {
      items: items.map(item => itemOf(item, years, mayObject(item))),
      total,
      comments: comments.map(commentOf),
      commentsTotal,
    }
  }

  /** All that the person asking is entitled to, part by part. */
  async all(me: SignedIn, id: string): Promise<Item[]> {
    const items: Item[] = []
    for (;;) {
      const part = await this.results(me, id, { offset: items.length, limit: partSize })
      items.push(...part.items)
      if (part.items.length < partSize) return items
    }
  }

  /** All words of residents that may be shown, for the Organization Department; none for anybody else. */
  async shownComments(me: SignedIn, id: string) {
    const { row } = await this.evaluations.open(me, id)
    if (!isDepartment(me, row.districtPath)) return []
    return (await findComments(this.database, id, 'shown')).map(commentOf)
  }

  private async yearsOf(
    { row }: OpenedEvaluation,
    before: { minimumValid: number; questionnaireVersion: number } | undefined,
  ): Promise<Years> {
    const choicesOf = async (version: number) =>
      (await findQuestionnaire(this.database, version))?.choices ?? []
    return {
      choices: await choicesOf(row.questionnaireVersion),
      minimumValid: row.minimumValid,
      version: row.questionnaireVersion,
      ...(before && {
        before: {
          minimumValid: before.minimumValid,
          version: before.questionnaireVersion,
          choices: await choicesOf(before.questionnaireVersion),
        },
      }),
    }
  }

  /** Comments that nobody has looked through, with what looks like personal data; for the officer who looks through them. */
  async comments(me: SignedIn, id: string): Promise<z.input<typeof commentsToScreen>> {
    const { row } = await this.evaluations.open(me, id)
    if (!isOfficer(me, row.districtPath)) throw new ProblemError('notFound')
    const [found, waiting] = await Promise.all([
      findComments(this.database, id, 'waiting', 50),
      countWaiting(this.database, id),
    ])
    const names = await findNamesIn(
      this.database,
      found.map(({ text }) => text),
    )
    return {
      items: found.map((comment, at) => ({
        ...commentOf(comment),
        findings: suspicionsIn(comment.text, names[at] ?? []),
      })),
      waiting: waiting.comments,
    }
  }

  /** All of them for the Organization Department; else one's own and one's unit's. */
  async objections(me: SignedIn, id: string): Promise<z.input<typeof objectionList>> {
    const { row } = await this.evaluations.open(me, id)
    const all = isDepartment(me, row.districtPath)
    const decides = isOfficer(me, row.districtPath)
    const [found, units] = await Promise.all([
      findObjections(this.database, id),
      findJudgedAs(this.database, unitsSpokenFor(me)),
    ])
    return {
      items: found
        .filter(
          ({ by, unitId, kind }) => all || by === me.personId || (kind === 'unit' && units.includes(unitId)),
        )
        .map(each => ({
          id: each.id,
          kind: each.kind,
          subjectName: each.subjectName,
          unit: { id: each.unitId, name: each.unitName },
          text: each.text,
          byName: each.byName,
          at: each.at.toISOString(),
          ...(each.decision && { decisionLabel: objectionDecisionLabels[each.decision] }),
          ...(each.reason !== null && { reason: each.reason }),
          ...(each.decidedByName !== null && { decidedByName: each.decidedByName }),
          mayDecide: decides && each.decision === null && each.by !== me.personId,
        })),
    }
  }
}

const commentOf = ({ id, communityId, communityName, text }: FoundComment) => ({
  id,
  community: communityId === null ? null : { id: communityId, name: communityName ?? communityId },
  text,
})

const partOf = (choices: Choice[], counts: Count[]) => {
  const countOf = (value: string) =>
    counts.filter(({ choice }) => choice === value).reduce((sum, { count }) => sum + count, 0)
  const distribution = choices.map(({ value, label, face }) => ({
    value,
    label,
    face,
    count: countOf(value),
  }))
  return {
    answered: distribution.reduce((sum, { count }) => sum + count, 0),
    distribution,
    score: scoreOf({ choices }, Object.fromEntries(distribution.map(({ value, count }) => [value, count]))),
  }
}

const itemOf = (found: FoundResult, years: Years, mayObject: boolean): Item => {
  const { choices, minimumValid, version, before } = years
  const whole = partOf(choices, found.counts)
  const last = before && found.before ? partOf(before.choices, found.before) : undefined
  const compared = comparisonOf(
    { ...whole, minimumValid, version },
    last && before && { ...last, minimumValid: before.minimumValid, version: before.version },
  )
  const places = [...new Set(found.counts.map(({ communityId }) => communityId))]
  return {
    kind: found.kind,
    id: found.id,
    name: found.name,
    ...(found.unitId !== null && { unit: { id: found.unitId, name: found.unitName ?? found.unitId } }),
    ...whole,
    isTooFew: isTooFew({ ...whole, minimumValid }),
    communities: places.map(communityId => {
      const counts = found.counts.filter(each => each.communityId === communityId)
      const name = counts[0]?.communityName ?? communityId ?? ''
      return {
        community: communityId === null ? null : { id: communityId, name },
        ...partOf(choices, counts),
      }
    }),
    insufficient: found.insufficient,
    ...('why' in compared ? { noComparison: reasons[compared.why] } : { lastYear: compared }),
    ...(found.objection && { objection: objectionOf(found.objection) }),
    isWithdrawn: found.objection?.decision === 'withdrawn',
    mayObject,
  }
}

const objectionOf = ({ id, text, at, decision, reason }: NonNullable<FoundResult['objection']>) => ({
  id,
  text,
  at: new Date(at).toISOString(),
  ...(decision && { decisionLabel: objectionDecisionLabels[decision] }),
  ...(reason !== null && { reason }),
})

/** Evaluations as their pages show them; while votes are taken, only how many have come. */
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { evaluationDetail, evaluationList, judgedList } from '#contracts/http/evaluations.js'
import type { page } from '#contracts/http/shared.js'
import { askedOf } from '#domain/evaluation/questionnaire.js'
import type { ProcessState } from '#domain/kernel/state.js'
import {
  findCommunitiesOf,
  findParts,
  type EvaluationPart,
} from '#persistence/evaluation/find-communities.js'
import {
  findEvaluation,
  listEvaluations,
  type FoundEvaluation,
} from '#persistence/evaluation/find-evaluations.js'
import {
  findQuestionnaire,
  findQuestionnaires,
  findSubjects,
  type FoundQuestionnaire,
  type FoundSubject,
} from '#persistence/evaluation/find-questionnaires.js'
import { findJudged } from '#persistence/evaluation/judged.js'
import { isConcerned } from '#persistence/evaluation/judged-sight.js'
import { findReceipts } from '#persistence/evaluation/find-results.js'
import { countWaiting } from '#persistence/evaluation/objections.js'
import { loadProcess } from '#persistence/process/load-process.js'
import { findNames } from '#persistence/read/names.js'
import type { EvaluationFacts } from '#workflows/evaluation/evaluation.facts.js'
import { stageLabel } from '#workflows/story-labels.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { iso } from '../lifecycle/dates.js'
import { toneOf } from '../lifecycle/tones.js'
import { departmentRoles } from '../points/point-sight.js'
import {
  entersPaper,
  isDepartment,
  isOfficer,
  printsSlips,
  seesEvaluation,
  seesTurnout,
  unitsSpokenFor,
} from './evaluation-sight.js'
import { LastResultsReader } from './last-results.reader.js'
import { receiptsOf, unitsOfReceipts } from './receipts.js'

export interface OpenedEvaluation {
  row: FoundEvaluation
  facts: EvaluationFacts
  state: ProcessState
}

@Injectable()
export class EvaluationsReader {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly lastResults: LastResultsReader,
  ) {}

  async list(me: SignedIn, query: z.output<typeof page>): Promise<z.input<typeof evaluationList>> {
    const above = sightOf(me, departmentRoles).map(path => `${path}%`)
    const { items, total } = await listEvaluations(this.database, {
      above,
      own: me.grants.map(({ path }) => path),
      ...concernOf(me),
      ...query,
    })
    return { items: items.map(itemOf), total, mayPrepare: await this.preparesFor(me) }
  }

  private preparesFor(me: SignedIn) {
    const districts = me.grants.filter(
      ({ role, unitKind }) => role === 'OrganizationDepartmentOfficer' && unitKind === 'district',
    )
    return Promise.all(
      districts.map(async ({ unitId, unitName }) => ({
        district: { id: unitId, name: unitName },
        communities: await findCommunitiesOf(this.database, unitId),
        questionnaires: (await findQuestionnaires(this.database, unitId)).map(questionnaireOf),
      })),
    )
  }

  /** @throws ProblemError notFound for whoever holds no office in the district and is not judged there; a plan is the Organization Department's */
  async open(me: SignedIn, id: string): Promise<OpenedEvaluation> {
    const row = await findEvaluation(this.database, id)
    const isSeen =
      row && (seesEvaluation(me, row.districtPath) || (await isConcerned(this.database, id, concernOf(me))))
    if (!isSeen) throw new ProblemError('notFound')
    if (row.state === 'prepared' && !isDepartment(me, row.districtPath)) throw new ProblemError('notFound')
    const held = await loadProcess(this.database, id)
    if (!held) throw new ProblemError('notFound')
    return { row, facts: held.state.facts as EvaluationFacts, state: held.state }
  }

  async detail(me: SignedIn, id: string): Promise<z.input<typeof evaluationDetail>> {
    const opened = await this.open(me, id)
    const { row, facts } = opened
    const [questionnaire, parts, waiting] = await Promise.all([
      findQuestionnaire(this.database, row.questionnaireVersion),
      this.partsOf(opened),
      countWaiting(this.database, id),
    ])
    if (!questionnaire) throw new ProblemError('notFound')
    const isOfDepartment = isDepartment(me, row.districtPath)
    const seen = parts.filter(({ path }) => seesTurnout(me, path))
    return {
      ...itemOf(row),
      settings: facts.settings,
      questionnaire: questionnaireOf(questionnaire),
      isFrozen: row.state !== 'prepared',
      ...(row.state !== 'prepared' && { seedCommitment: row.seedCommitment }),
      ...(isDrawable(seen, facts) && { seed: row.seed }),
      ...storyOf(facts),
      unreadable: row.unreadable,
      communities: seen.map(part => partOf(me, opened, part)),
      ...(isOfDepartment && { receipts: await this.receiptsOf(opened) }),
      may: {
        seeResults: this.mayResults(me, row),
        screen: isOfficer(me, row.districtPath),
        decide: isOfficer(me, row.districtPath),
      },
      commentsWaiting: isOfDepartment ? waiting.comments : 0,
      objectionsWaiting: isOfDepartment ? waiting.objections : 0,
    }
  }

  /** The Organization Department from the count on; those who are judged from the time for objections on. */
  mayResults(me: SignedIn, { districtPath, state }: FoundEvaluation): boolean {
    const isOut = ['objections', 'published', 'delivered'].includes(state)
    if (isDepartment(me, districtPath)) return isOut || state === 'tallied'
    return isOut && (unitsSpokenFor(me).length > 0 || isMember(me))
  }

  /** Who is judged in a community: by the rule until the approval, as it was put down from then on. */
  async judged(me: SignedIn, id: string, communityId: string): Promise<z.input<typeof judgedList>> {
    const { row, facts } = await this.open(me, id)
    const part = (await findParts(this.database, id, [communityId]))[0]
    if (!part || !facts.communityIds.includes(communityId) || !seesTurnout(me, part.path))
      throw new ProblemError('notFound')
    const isFrozen = row.state !== 'prepared'
    const [questionnaire, items] = await Promise.all([
      findQuestionnaire(this.database, row.questionnaireVersion),
      isFrozen
        ? findSubjects(this.database, id, communityId)
        : findJudged(this.database, { ...facts.settings, communityIds: [communityId] }),
    ])
    if (!questionnaire) throw new ProblemError('notFound')
    const earlier = isDepartment(me, row.districtPath) ? await this.lastResults.of(me, items, row.year) : []
    const asked = (item: FoundSubject) => {
      const lastResult = earlier.find(
        ({ kind, id: subjectId }) => kind === item.kind && subjectId === item.id,
      )
      return {
        ...item,
        question: askedOf(questionnaire, item.kind, item.name),
        ...(lastResult && { lastResult }),
      }
    }
    return { isFrozen, items: items.map(asked) }
  }

  /** Before the approval those who would be judged are counted by the rule. */
  private async partsOf({ row, facts }: OpenedEvaluation): Promise<EvaluationPart[]> {
    const parts = await findParts(this.database, row.id, facts.communityIds)
    if (row.state !== 'prepared') return parts
    const judged = await findJudged(this.database, { ...facts.settings, communityIds: facts.communityIds })
    const countOf = (communityId: string, kind: string) =>
      judged.filter(each => each.communityId === communityId && each.kind === kind).length
    return parts.map(part => ({
      ...part,
      judgedUnits: countOf(part.id, 'unit'),
      judgedMembers: countOf(part.id, 'person'),
    }))
  }

  private async receiptsOf({ row, facts, state }: OpenedEvaluation) {
    if (!['published', 'delivered'].includes(row.state)) return []
    const delivery = { districtId: row.districtId, facts, state }
    const [found, names] = await Promise.all([
      findReceipts(this.database, row.id),
      findNames(this.database, { people: [], units: unitsOfReceipts(delivery) }),
    ])
    return receiptsOf(delivery, found, names)
  }
}

const concernOf = (me: SignedIn) => ({ unitIds: unitsSpokenFor(me), personId: me.personId })

const isMember = ({ grants }: SignedIn) => grants.some(({ role }) => role === 'InServicePartyMember')

export const questionnaireOf = ({ at, ...questionnaire }: FoundQuestionnaire) => ({
  ...questionnaire,
  at: at.toISOString(),
})

const itemOf = (row: FoundEvaluation) => ({
  id: row.id,
  number: row.number,
  title: row.title,
  year: row.year,
  district: { id: row.districtId, name: row.districtName },
  stage: row.stage,
  stageLabel: stageLabel('evaluation', row.stage),
  tone: toneOf('evaluation', row.stage),
  isEnded: row.isEnded,
  ...(row.opensAt && { opensAt: row.opensAt.toISOString() }),
  ...(row.closesAt && { closesAt: row.closesAt.toISOString() }),
  extended: row.extended,
  drawn: row.drawn,
  voted: row.voted,
})

const storyOf = ({ approval, extension, returns, stopped }: EvaluationFacts) => ({
  ...(approval && { approval: { opinion: approval.opinion, at: iso(approval.at) } }),
  ...(extension && { extension: { ...extension, at: iso(extension.at) } }),
  returns: returns.map(({ reason, at }) => ({ reason, at: iso(at) })),
  ...(stopped && { stopped }),
})

const partOf = (me: SignedIn, { row, facts }: OpenedEvaluation, part: EvaluationPart) => {
  const list = facts.lists[part.id]
  const isRunning = ['approved', 'open'].includes(row.state)
  const { path, ballots, paper, isSufficient, ...shown } = part
  return {
    ...shown,
    ...list,
    isTooSmall: list !== undefined && list.listed < facts.settings.minimumValid,
    ...(ballots !== null && { ballots }),
    ...(paper !== null && { paper }),
    ...(isSufficient !== null && { isSufficient }),
    mayPrint: isRunning && list !== undefined && printsSlips(me, path),
    mayEnterPaper: row.state === 'open' && list !== undefined && entersPaper(me, path),
  }
}

/** Whoever tells how long their list is does not know yet what the seed draws from it, nor does anybody who could tell them. */
const isDrawable = (seen: readonly object[], { communityIds, lists }: EvaluationFacts): boolean =>
  seen.length > 0 && communityIds.every(id => lists[id] !== undefined)

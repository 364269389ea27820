/** A plan as it is being written, step by step: only what a step asks for holds it up. */
import { useState } from 'react'
import { startEvaluation as schema } from '#contracts/http/evaluations.js'
import { type MayPrepare } from '../../api/evaluations.js'
import type { ApiProblem } from '../../api/problem.js'
import { addDays } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { checkBody, type FieldProblems, problemsFromApi } from '../acts/check-body.js'
import type { Settings } from './SettingsFields.js'

const t = m.evaluation.setUp
const daysAhead = 14
const usual = { households: 50, minimumValid: 30, k: 5, leastAttendances: 1 }

export const planSteps = ['scope', 'judged', 'asked', 'sample', 'confirm'] as const
export type PlanStep = (typeof planSteps)[number]

const pathsOf: Record<PlanStep, string[]> = {
  scope: ['settings.title', 'settings.year', 'settings.opensOn', 'communityIds', 'districtId'],
  judged: ['settings.leastAttendances'],
  asked: ['settings.questionnaireVersion'],
  sample: ['settings.households', 'settings.minimumValid', 'settings.k'],
  confirm: [],
}

export interface PlanDraft {
  districtId: string
  settings: Partial<Settings>
  /** All of the district's when nothing is said. */
  communityIds?: string[] | undefined
}

const firstDraft = (first: MayPrepare, today: string): PlanDraft => {
  const year = Number(today.slice(0, 4))
  const questionnaireVersion = first.questionnaires[0]?.version
  return {
    districtId: first.district.id,
    settings: {
      ...usual,
      ...{ year, title: t.titleOf(year), opensOn: addDays(today, daysAhead) },
      ...(questionnaireVersion !== undefined && { questionnaireVersion }),
    },
  }
}

const within = (paths: string[], problems: FieldProblems): FieldProblems =>
  Object.fromEntries(Object.entries(problems).filter(([path]) => paths.includes(path)))

/** A title that nobody has touched goes along with the year. */
const withYear = (settings: Partial<Settings>, change: Partial<Settings>): Partial<Settings> => {
  const isUntouched = settings.year !== undefined && settings.title === t.titleOf(settings.year)
  return {
    ...settings,
    ...(change.year !== undefined && isUntouched && { title: t.titleOf(change.year) }),
    ...change,
  }
}

export const usePlanDraft = (first: MayPrepare, today: string) => {
  const [draft, setDraft] = useState(() => firstDraft(first, today))
  const [at, setAt] = useState(0)
  const [isTried, setTried] = useState(false)
  const step = planSteps[at] ?? 'confirm'
  const found = checkBody({ schema }, { ...draft })
  const go = (by: number) => {
    setAt(Math.max(0, at + by))
    setTried(false)
  }
  const next = () => {
    setTried(true)
    if (Object.keys(within(pathsOf[step], found)).length === 0) go(1)
  }
  return {
    ...{ draft, step, at, next, back: () => go(-1) },
    set: (change: Partial<PlanDraft>) => setDraft({ ...draft, ...change }),
    setSettings: (change: Partial<Settings>) =>
      setDraft({ ...draft, settings: withYear(draft.settings, change) }),
    problemsWith: (problem: ApiProblem | undefined): FieldProblems => ({
      ...problemsFromApi(problem?.fieldProblems ?? []),
      ...(isTried && found),
    }),
  }
}

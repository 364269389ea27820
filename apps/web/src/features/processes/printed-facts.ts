import type { ProcessPage, ReminderDetail } from '../../api/types.js'
import { m } from '../../messages/index.js'
import { formatTerm, termsFields } from '../claims/terms-fields.js'
import { interviewPairs, type Said } from '../interviews/interview-pairs.js'

const claimPairs = (claim: NonNullable<ProcessPage['claim']>): Said[] => {
  const terms = claim.rounds.at(-1)?.terms
  return [
    [m.claim.sections.project, claim.project.title],
    [m.claim.parties.agency, claim.agency.name],
    [m.claim.parties.community, claim.community.name],
    ...(terms
      ? termsFields.map(({ field }): Said => [m.claim.fields[field], formatTerm(field, terms[field])])
      : []),
  ]
}

const reminderPairs = ({ agency, months, letter, answer, askedFor }: ReminderDetail): Said[] => {
  const t = m.interviews.reminder
  return [
    [m.interviews.interview.agency, agency.name],
    [m.interviews.interview.months, months.join('、')],
    [t.letter, letter && `${letter.text}\n${t.sent(letter.byName, letter.sentOn)}`],
    [t.explanation, answer?.explanation],
    [
      t.measures,
      answer?.measures
        .map(({ title, dueOn }, index) => `${index + 1}. ${title}（${t.dueOn(dueOn)}）`)
        .join('\n'),
    ],
    [t.askedFor, askedFor],
  ]
}

/** What the printed sheet is called. */
export const printedTitle = ({ kind }: ProcessPage): string =>
  m.process.printTitles[kind] ?? m.process.printTitle

const pairsOf = ({ claim, interview, reminder, stage }: ProcessPage): Said[] => {
  if (claim) return claimPairs(claim)
  if (interview)
    return [
      ...interviewPairs(interview, stage),
      ...(interview.interview ? m.process.printSignatures.map((name): Said => [name, '\n']) : []),
    ]
  return reminder ? reminderPairs(reminder) : []
}

/** What it is about, above who did what. */
export const printedFacts = (page: ProcessPage): [name: string, value: string][] =>
  [[m.process.printMatter, page.title] as Said, ...pairsOf(page)].flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  )

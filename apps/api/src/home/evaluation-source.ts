/** The annual evaluation's cards of the home. */
import {
  evaluationCards,
  findEvaluationCard,
  type EvaluationCard,
} from '#persistence/home/find-evaluations-waiting.js'
import { stageLabel } from '#workflows/story-labels.js'
import { unitsSpokenFor } from '../evaluations/evaluation-sight.js'
import type { Database } from '../dependencies.js'
import { eachCard, type HomeAsker, type HomeSource } from './home-source.js'

const waiting = async (database: Database, card: EvaluationCard, { me, paths }: HomeAsker) => {
  const who = { paths, personId: me.personId, unitIds: unitsSpokenFor(me) }
  const found = await findEvaluationCard(database, card, who)
  if (card !== 'turnout' || !found.next) return found
  return { ...found, next: { ...found.next, title: stageLabel('evaluation', found.next.title) } }
}

export const evaluations: HomeSource = {
  cards: evaluationCards,
  figures: (database, asker) => eachCard(evaluationCards, asker, card => waiting(database, card, asker)),
}

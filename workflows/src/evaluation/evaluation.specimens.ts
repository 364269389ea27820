/** Made-up evaluations in which, between them, every round opens: what the documentation and the tests look at. */
import { instantAt } from '#domain/calendar/local-date.js'
import type { EvaluationFacts } from './evaluation.facts.js'

const draft: EvaluationFacts = {
  districtId: 'district',
  communityIds: ['community'],
  settings: {
    title: '2026年群众民主评议',
    year: 2026,
    questionnaireVersion: 1,
    households: 50,
    minimumValid: 30,
    k: 5,
    leastAttendances: 1,
    opensOn: '2026-11-16',
  },
  returns: [],
  lists: {},
  receivers: ['agency'],
}

export const evaluationSpecimens: EvaluationFacts[] = [
  draft,
  {
    ...draft,
    returns: [{ at: instantAt('2026-10-12', '10:00'), reason: '请缩小范围' }],
    approval: { opinion: '同意', at: instantAt('2026-10-20', '10:00') },
    opensAt: instantAt('2026-11-16', '09:00'),
    votingSince: instantAt('2026-11-16', '09:00'),
    closesAt: instantAt('2026-11-27', '00:00'),
    count: { sufficient: 1, insufficient: 0 },
  },
]

/** Fills the demo with a quarter of needs, and with the publications in which communities made projects and posts of them. */
import type { Pool } from 'pg'
import { offerKindLabels } from '#contracts/http/offers.js'
import { addDays, instantAt, localDateOf, type Instant } from '#domain/calendar/local-date.js'
import type { Finding, Offer } from '#domain/needs/offer.js'
import { rulesFor } from '#persistence/rules/rules-for.js'
import { findDemoCommunities, type DemoCommunity } from '#persistence/seed/demo-activities.js'
import { demoCast, type DemoCast } from '#persistence/seed/demo-cast.js'
import { keepDemoNeeds, type DemoNeed } from '#persistence/seed/demo-needs.js'
import type { PublicationFacts } from '#workflows/publication/publication.facts.js'
import { publication } from '#workflows/publication/publication.lifecycle.js'
import { offerTexts, otherNeeds, type OfferText } from './offer-texts.js'
import {
  ageOf,
  commitSteps,
  demoId,
  eachOf,
  play,
  type Scenario as Course,
  type Story,
  type StoryAct,
} from './story.js'

type Act = StoryAct<PublicationFacts>

const act = (
  afterWorkingDays: number,
  form: string,
  chair: string,
  name: string,
  body: Act['body'],
): Act => ({
  afterWorkingDays,
  form,
  chair,
  act: name,
  body,
})
const reviewed = (after: number, name: string, body: object) =>
  act(after, 'offerReview', 'SubdistrictCoordinator', name, () => body)
const published = reviewed(2, 'publish', { opinion: '三项原则说明清楚，同意发布。' })
const returned = reviewed(1, 'returnOffer', { reason: '请写明服务地点和每次需要的人数。' })
const refused = reviewed(2, 'refuseOffer', {
  reasonCode: 'notFitting',
  reason: '主要是施工，机关党组织没有这项职能，不符合“贴近部门职能”，请转主管部门。',
})
const corrected = act(2, 'offerWriting', 'community', 'submitOffer', ({ offer, check }) => ({
  offer: { ...offer, need: `${offer.need}地点在社区服务站，每次需要六人。` },
  check,
}))
const dropped = act(2, 'offerWriting', 'community', 'dropOffer', () => ({}))

interface Scenario extends Course<Act[]> {
  /** Whether it has been sent to the review. */
  submitted?: false
}

const scenarios: Scenario[] = [
  { name: '已发布', count: 14, acts: [published], age: [1, 4] },
  { name: '修改后发布', count: 3, acts: [returned, corrected, published], age: [6, 15] },
  { name: '待审核', count: 4, acts: [], age: [1, 0.4] },
  { name: '审核逾期', count: 2, acts: [], age: [5, 1] },
  { name: '退回修改', count: 2, acts: [returned], age: [1, 2] },
  { name: '不予发布', count: 3, acts: [refused], age: [8, 11] },
  { name: '放弃发布', count: 1, acts: [returned, dropped], age: [18, 1] },
  { name: '草拟', count: 2, acts: [], age: [1, 2], submitted: false },
]

interface Part {
  scenario: Scenario
  index: number
  community: DemoCommunity
  text: OfferText
}

/** @returns ids of what has been published for two weeks or longer, and how many needs there are; none when it is all there already */
export const makeDemoOffers = async (
  pool: Pool,
  now: Instant,
): Promise<{ oldOnes: string[]; needs: number }> => {
  const [rules, cast, communities] = await Promise.all([
    rulesFor(pool, 'publication', { at: now }),
    demoCast(pool),
    findDemoCommunities(pool, 12),
  ])
  const parts = partsIn(communities)
  const played = parts.map(part => ({ part, steps: [...play(storyOf(part, cast, rules), now)] }))
  const needs = played.flatMap(({ part, steps }) => needsOf(part, steps[0]?.journal[0]?.at ?? now))
  await keepDemoNeeds(pool, [...needs, ...waitingNeeds(communities, now)])
  for (const { part, steps } of played)
    if (!(await commitSteps(pool, keyOf(part), steps))) return { oldOnes: [], needs: 0 }
  const isOld = ({ scenario, text, index }: Part) =>
    scenario.acts.at(-1) === published && text.kind === 'project' && ageOf(scenario, index) >= 10
  return {
    oldOnes: parts.filter(isOld).map(part => demoId(keyOf(part))),
    needs: needs.length + otherNeeds.length,
  }
}

const partsIn = (communities: DemoCommunity[]): Part[] =>
  eachOf(scenarios).map((part, place) => {
    const community = communities[place % communities.length]
    const text = offerTexts[place % offerTexts.length]
    if (!community || !text) throw new Error('the demo district has no community for its projects')
    return { ...part, community, text }
  })

const keyOf = ({ scenario, index }: Part): string => `demo-offer-${scenario.name}-${index}`
const needIdOf = (part: Part): string => demoId(`${keyOf(part)}-need`)
const hour = 3_600_000
const said = (
  id: string,
  { communityId, deputySecretary }: DemoCommunity,
  { source, text, at }: Pick<DemoNeed, 'source' | 'text'> & { at: Instant },
): DemoNeed => ({
  ...{ id, communityId, source, text, onPaper: false, state: 'new', mergedInto: null, reason: null },
  ...{ at: new Date(at), by: source === 'resident' ? null : deputySecretary },
})

/** Before its publication began, and a few days later whoever says the same. */
const needsOf = (part: Part, startedAt: Instant): DemoNeed[] => {
  const { community, text } = part
  const at = instantAt(addDays(localDateOf(startedAt), -6), '19:20')
  const first = said(needIdOf(part), community, { source: text.source, text: text.said, at })
  const others = text.alike.map((words, place): DemoNeed => ({
    ...said(demoId(`${keyOf(part)}-alike-${place}`), community, {
      source: 'resident',
      text: words,
      at: at + (place + 1) * 29 * hour,
    }),
    ...(place === 1 && { onPaper: true, by: community.deputySecretary }),
    ...{ state: 'merged', mergedInto: first.id, reason: '说的是同一件事' },
  }))
  return [first, ...others]
}

const waitingNeeds = (communities: DemoCommunity[], now: Instant): DemoNeed[] =>
  communities.flatMap((community, place) =>
    otherNeeds
      .filter((_, at) => (at + place) % 3 === 0)
      .map(({ source, said: text, setAside }, at) => ({
        ...said(demoId(`demo-need-${community.communityId}-${text}`), community, {
          source,
          text,
          at: now - (place * 5 + at * 7 + 1) * 13 * hour,
        }),
        ...(setAside !== undefined && { state: 'setAside' as const, reason: setAside }),
      })),
  )

const storyOf = (
  part: Part,
  cast: DemoCast,
  rules: Story<PublicationFacts>['rules'],
): Story<PublicationFacts> => {
  const { scenario, index, community, text } = part
  return {
    key: keyOf(part),
    lifecycle: publication,
    rules,
    title: `发布${offerKindLabels[text.kind]}：${text.title}`,
    facts: startedAt => factsOf(part, cast, startedAt),
    startedBy: community.deputySecretary,
    acts: scenario.acts,
    ageWorkingDays: ageOf(scenario, index),
    actor: ({ chair }) =>
      chair === 'community' ? community.deputySecretary : (cast.coordinators[community.subdistrictId] ?? ''),
  }
}

const factsOf = (part: Part, cast: DemoCast, startedAt: Instant): PublicationFacts => {
  const { scenario, community, text } = part
  const { communityId, subdistrictId, districtId } = community
  const isDraft = scenario.submitted === false
  return {
    ...{ kind: text.kind, communityId, subdistrictId, districtId, needIds: [needIdOf(part)] },
    offer: offerOf(part, cast, startedAt),
    check: {
      wanted: yes(text.alike.length > 0 ? '几户居民都提到，社区走访属实。' : '社区核实，确有需要。'),
      fitting: isDraft ? { yes: false, reason: '还在与主管部门联系，看由谁承担合适。' } : yes(text.fitting),
      feasible: yes(text.feasible),
    },
    submitted: !isDraft,
    returns: [],
  }
}

const yes = (reason: string): Finding => ({ yes: true, reason })

/** Every fifth project asks for two agencies by name. */
const offerOf = ({ index, text }: Part, { agencies }: DemoCast, startedAt: Instant): Offer => {
  const { kind, title, need, categoryCode } = text
  if (kind === 'post') return { title, need, categoryCode, places: 3 + (index % 4) }
  const on = localDateOf(startedAt)
  const wanted = [...new Set([agencies[index], agencies[index + 1]].flatMap(each => each?.agencyId ?? []))]
  return {
    ...{ title, need, categoryCode, places: 1 + (index % 2), wantedSessions: 3 + (index % 4) },
    ...{ expectedFrom: addDays(on, 21), expectedTo: addDays(on, 110) },
    ...(index % 5 === 0 && { wantedUnits: wanted, places: 2 }),
  }
}

/** Every area that counts cards of the home. */
import { addDays, instantAt } from '#domain/calendar/local-date.js'
import { findOwnBranch } from '#persistence/branch/find-branches.js'
import { countMissing, countOpen } from '#persistence/home/find-board.js'
import { findOwnCard, findUnitCard } from '#persistence/home/find-own.js'
import { communitySteps, findWaiting, findWaitingCheckIns } from '#persistence/home/find-waiting.js'
import { sightPatterns } from '#persistence/read/visibility.js'
import { ownAppraisals } from './appraisal-source.js'
import { evaluations } from './evaluation-source.js'
import { eachCard, type Figures, type HomeAsker, type HomeSource } from './home-source.js'
import { weeks } from './week-source.js'

/** Processes under way: late, due, by kind. */
const processes: HomeSource = {
  cards: ['late', 'dueToday', 'claims', 'interviews'],
  figures: async (database, { me, today }) =>
    figuresOf(await countOpen(database, sightPatterns(me), new Date(instantAt(addDays(today, 1), '00:00')))),
}

const checkIns: HomeSource = {
  cards: ['checkIns'],
  figures: async (database, { paths }) => ({ checkIns: await findWaitingCheckIns(database, paths) }),
}

/** The community's own work, step by step. */
const communities: HomeSource = {
  cards: communitySteps,
  figures: (database, asker) =>
    eachCard(communitySteps, asker, step =>
      findWaiting(database, step, { ...asker, paths: placesOf(asker) }),
    ),
}

const missing: HomeSource = {
  cards: ['membersMissing', 'agenciesMissing'],
  figures: async (database, { paths, today }) => figuresOf(await countMissing(database, paths, today)),
}

const unitCards = ['postsHeld', 'unitActivities'] as const
const units: HomeSource = {
  cards: unitCards,
  figures: (database, asker) =>
    eachCard(unitCards, asker, card => findUnitCard(database, card, asker.paths, asker)),
}

const ownCards = ['signedUp', 'nearMe', 'postsNearMe', 'ownPoints'] as const
const member: HomeSource = {
  cards: ['ownCheckIn', ...ownCards],
  figures: async (database, asker) => {
    const { personId } = asker.me
    const [figures, branch] = await Promise.all([
      eachCard(ownCards, asker, card => findOwnCard(database, card, personId, asker)),
      findOwnBranch(database, personId, asker.today),
    ])
    return { ...figures, ownCheckIn: { count: branch === undefined ? 1 : 0 } }
  },
}

export const homeSources: HomeSource[] = [
  processes,
  checkIns,
  communities,
  missing,
  units,
  ownAppraisals,
  member,
  evaluations,
  weeks,
]

const figuresOf = (counts: object): Figures =>
  Object.fromEntries(Object.entries(counts).map(([name, count]: [string, number]) => [name, { count }]))

/** A Party organisation looks for projects in the whole district, not below itself. */
const placesOf = ({ me: { grants }, paths }: HomeAsker): string[] => [
  ...paths,
  ...grants
    .filter(({ unitKind }) => unitKind === 'agencyPartyOrganization')
    .map(({ path }) => `${path.split('/').slice(0, -3).join('/')}/%`),
]

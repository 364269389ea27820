import type { HomeCardName } from '#contracts/http/home.js'
import type { HomeCard } from '../../api/home.js'

/** The cards of the community's work. */
const communitySteps: Partial<Record<HomeCardName, number>> = {
  needs: 1,
  unclaimed: 2,
  freePosts: 2,
  activities: 3,
  checkIns: 4,
  attendance: 5,
  appraisals: 6,
  ownWeek: 7,
}

export const stepsOf = (cards: HomeCard[]): HomeCard[] =>
  cards.filter(({ name }) => communitySteps[name] !== undefined)

/** A member's own, whatever office they hold beside it. */
const ownCards: HomeCardName[] = ['ownCheckIn', 'signedUp', 'nearMe', 'postsNearMe', 'ownPoints', 'ownResult']

export const isOwn = ({ name }: HomeCard): boolean => ownCards.includes(name)

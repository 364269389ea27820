/** Categories that may be used today. */
import { categoryStatusOf, type Category } from '#domain/needs/category.js'
import type { OfferKind } from '#domain/needs/offer.js'
import { findCategories, findDistrictOf } from '#persistence/needs/categories.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import type { Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'

/** Those of the district of the first of some units that lies in one. */
export const currentCategories = async (
  database: Database,
  kind: OfferKind,
  unitIds: string[],
): Promise<Category[]> => {
  const [today, all] = await Promise.all([
    businessToday(database),
    findDistrictOf(database, unitIds).then(districtId => findCategories(database, kind, districtId)),
  ])
  return all.filter(each => categoryStatusOf(each, today) === 'current')
}

/** @throws ProblemError categoryUnknown unless the community's district uses the category today */
export const mustBeCurrent = async (
  database: Database,
  kind: OfferKind,
  communityId: string,
  categoryCode: string,
): Promise<void> => {
  const current = await currentCategories(database, kind, [communityId])
  if (!current.some(({ code }) => code === categoryCode)) throw new ProblemError('categoryUnknown')
}

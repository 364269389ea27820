/** Categories that may be used today. */
import { localDateOf } from '#domain/calendar/local-date.js'
import { categoryStatusOf, type Category } from '#domain/needs/category.js'
import type { OfferKind } from '#domain/needs/offer.js'
import { findCategories, findDistrictOf } from '#persistence/needs/categories.js'
import type { Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'

/** Those of the district of the first of some units that lies in one. */
export const currentCategories = async (
  database: Database,
  kind: OfferKind,
  unitIds: string[],
): Promise<Category[]> => {
  const all = await findCategories(database, kind, await findDistrictOf(database, unitIds))
  return all.filter(each => categoryStatusOf(each, localDateOf(Date.now())) === 'current')
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

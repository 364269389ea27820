import { postCategories, projectCategories } from './categories.js'
import { estates, needs, type Need } from './needs.js'
import { communities } from './people.js'
import type { Draw } from './random.js'

const projectsPerCommunity = 3

/** Rows of projects.csv: each community offers three projects of three different kinds. */
export function demoProjects(draw: Draw): (string | number)[][] {
  const codes = new Map(projectCategories.map(({ name, code }) => [name, code]))
  const rows = communities.flatMap(({ code: community }) =>
    differentNeeds(draw).map(({ category, title, need, functions }) => {
      const filled = filler(draw)
      const services = 2 + draw.index(11)
      return [
        community,
        filled(title),
        codes.get(category) ?? '',
        filled(need),
        services,
        functions,
        ...period(draw),
      ]
    }),
  )
  return rows.map((row, index) => [`XM2026-${String(index + 1).padStart(3, '0')}`, ...row])
}

/** Rows of posts.csv: one post of each kind in each community. */
export function demoPosts(draw: Draw): (string | number)[][] {
  return communities.flatMap(({ code, name }) =>
    postCategories.map((category, index) => [
      `${code}-${index + 1}`,
      code,
      category.code,
      `${name}${category.name}`,
      2 + draw.index(9),
    ]),
  )
}

function differentNeeds(draw: Draw): Need[] {
  const chosen: Need[] = []
  while (chosen.length < projectsPerCommunity) {
    const need = draw.pick(needs)
    if (chosen.every(other => other.category !== need.category)) chosen.push(need)
  }
  return chosen
}

/** One estate and one number for a whole project, its title and its need. */
function filler(draw: Draw): (text: string) => string {
  const estate = draw.pick(estates)
  const households = String(12 + draw.index(80))
  return text => text.replaceAll('{estate}', estate).replaceAll('{n}', households)
}

/** Starts in the half year from September 2026 and lasts two to eight months. */
function period(draw: Draw): [from: string, to: string] {
  const start = 8 + draw.index(6)
  const end = start + 2 + draw.index(7)
  const day = (month: number, dayOfMonth: number): string =>
    new Date(Date.UTC(2026, month, dayOfMonth)).toISOString().slice(0, 10)
  return [day(start, draw.pick([1, 15])), day(end, 0)]
}

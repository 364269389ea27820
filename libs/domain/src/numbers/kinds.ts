/** Figures by kind: of projects and their claims, of posts and who holds them, and what a square of the coverage holds. */
import type { OfferKind } from '../needs/offer.js'

interface KindFigureSpec {
  /** Whose kinds it is told by. */
  kind: OfferKind
  label: string
}

export const kindFigures = {
  served: { kind: 'project', label: '认领与活动' },
  offered: { kind: 'project', label: '重点项目' },
  others: { kind: 'project', label: '其他活动' },
  projectsOpen: { kind: 'project', label: '期末可认领' },
  projectsStarted: { kind: 'project', label: '新提出认领' },
  projectsHeld: { kind: 'project', label: '期末在办认领' },
  projectsEnded: { kind: 'project', label: '验收通过' },
  postsOpen: { kind: 'post', label: '期末岗位' },
  postsStarted: { kind: 'post', label: '上岗' },
  postsHeld: { kind: 'post', label: '期末在岗' },
  postsEnded: { kind: 'post', label: '离岗' },
} as const satisfies Record<string, KindFigureSpec>

export type KindFigureCode = keyof typeof kindFigures
export const kindFigureCodes = Object.keys(kindFigures) as KindFigureCode[]

export const isKindFigure = (code: string): code is KindFigureCode => code in kindFigures

/** 需求: what a community lacks, said by a resident, by the community itself, in an inspection or a meeting (M6). */
export const needSources = ['resident', 'community', 'inspection', 'meeting'] as const
export type NeedSource = (typeof needSources)[number]

export const needStates = ['new', 'merged', 'adopted', 'setAside'] as const
export type NeedState = (typeof needStates)[number]

/** What a community is told when it is urged to deal with a need. */
export interface NeedNews {
  needId: string
  /** The need's own words, or how they begin. */
  title: string
  /** Name of the community. */
  community: string
  /** Told to whoever is next above, since the community has no deputy secretary. */
  vacant?: true
  /** What whoever urges has to say. */
  said: string
}

export const needRefusalCodes = [
  'needTaken',
  'needMergeLoop',
  'needElsewhere',
  'needNotMerged',
  'needUrgedLately',
] as const
export type NeedRefusalCode = (typeof needRefusalCodes)[number]

export interface StandingNeed {
  id: string
  communityId: string
  state: NeedState
  mergedInto?: string
}

export type NeedCommand =
  | { name: 'merge'; into: string }
  | { name: 'unmerge' }
  | { name: 'setAside' }
  | { name: 'restore' }
  /** By whoever coordinates above: the community is told, and nothing else changes. */
  | { name: 'urge' }

/**
 * Whether a need may be dealt with so. What stands in a publication stays with it until that is over.
 * @param target the need that it is to be merged into
 */
export const refuseNeedCommand = (
  need: StandingNeed,
  command: NeedCommand,
  target?: StandingNeed,
): NeedRefusalCode | undefined => {
  switch (command.name) {
    case 'merge':
      if (need.state !== 'new') return 'needTaken'
      if (!target || target.communityId !== need.communityId) return 'needElsewhere'
      return target.id === need.id || target.state === 'merged' || target.state === 'setAside'
        ? 'needMergeLoop'
        : undefined
    case 'unmerge':
      return need.state === 'merged' ? undefined : 'needNotMerged'
    case 'setAside':
    case 'urge':
      return need.state === 'new' ? undefined : 'needTaken'
    case 'restore':
      return need.state === 'setAside' ? undefined : 'needTaken'
  }
}

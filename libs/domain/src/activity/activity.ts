/**
 * 服务活动: what a community plans, whom it takes, and who has signed up (P5). The plan and its rounds are a process; signing
 * up is a row each, however many come at once.
 */
export const activityStates = ['planned', 'open', 'held', 'closed', 'cancelled'] as const
/** Planned: not yet told to anybody. Held: over, attendance is being confirmed. */
export type ActivityState = (typeof activityStates)[number]

export const signUpStates = ['signed', 'waiting', 'cancelled'] as const
export type SignUpState = (typeof signUpStates)[number]

/** Members checked in with the community alone, or those of other communities as well. */
export const activityAudiences = ['community', 'everybody'] as const
export type ActivityAudience = (typeof activityAudiences)[number]

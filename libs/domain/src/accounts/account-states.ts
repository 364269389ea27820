/** Where an account stands, and what its words are in Chinese. */
export const accountStates = { invited: '待激活', active: '正常', disabled: '已停用' } as const
export type AccountState = keyof typeof accountStates

/** What a one-time link lets its person do: choose a first password, or another one. */
export const linkPurposes = { invitation: '邀请', reset: '重设密码' } as const
export type LinkPurpose = keyof typeof linkPurposes

/** What may still be missing after the password. */
export const signInSteps = {
  secondFactor: '二次验证',
  enrolment: '绑定二次验证',
  newPassword: '更换密码',
} as const
export type SignInStep = keyof typeof signInSteps

export const signInMethods = { demo: '演示角色', password: '密码', oidc: '统一认证' } as const
export type SignInMethod = keyof typeof signInMethods

/** The part of the one error list that is about standing in for somebody. */
export const substitutionErrors = {
  substituteSelf: {
    status: 422,
    title: 'Substitute is oneself',
    message: '代理人不能是被代理人本人，请另选代理人。',
  },
  substitutionDates: {
    status: 422,
    title: 'Dates of the substitution',
    message: '代理从今天或以后开始，截止日期不早于起始日期，最长一年。',
  },
  substitutionBeyondScope: {
    status: 403,
    title: 'Beyond own scope',
    message: '只能为本人设置代理；为他人设置的，须是其单位的书记（副书记）或安全管理员。',
  },
  substituteGone: { status: 409, title: 'Person has left', message: '此人届时已离任，请另选人员。' },
  substituteOutOfReach: {
    status: 422,
    title: 'Substitute out of reach',
    message: '代理人须在被代理人的单位或其上级单位任职，请另选代理人。',
  },
  substitutionExists: {
    status: 409,
    title: 'Substitution exists',
    message: '这几天此类事项已有代理人。请先结束原来的代理，或另选日期、事项类型。',
  },
  substitutionCircle: {
    status: 409,
    title: 'Substitutions in a circle',
    message: '不能互相代理：代理人这几天也请了他人代理，最后又回到被代理人。请另选代理人或日期。',
  },
  substitutionEnded: {
    status: 409,
    title: 'Substitution has ended',
    message: '该代理已经结束，请刷新后查看。',
  },
  substitutionOthers: {
    status: 403,
    title: 'Substitution of others',
    message: '只有被代理人、代理人，或被代理人单位的书记（副书记）、安全管理员可以结束代理。',
  },
} as const

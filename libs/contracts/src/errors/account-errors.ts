/** The part of the one error list that is about signing in and accounts. */
export const accountErrors = {
  signInRefused: {
    status: 401,
    title: 'Sign-in refused',
    message: '工号或密码不正确，或账号未激活、已停用。连续输错会暂停登录；忘记密码可重设。',
  },
  signInLocked: {
    status: 429,
    title: 'Sign-in locked',
    message: '连续输错次数过多，暂停登录。请稍后再试，或联系安全管理员解锁。',
  },
  signInUnfinished: {
    status: 401,
    title: 'Sign-in unfinished',
    message: '登录还没有完成，请先完成二次验证或更换密码。',
  },
  codeRefused: {
    status: 422,
    title: 'Code refused',
    message: '验证码不正确、已过期或已用过，请输入验证器上新的 6 位数字，或一个恢复码。',
  },
  passwordRefused: { status: 422, title: 'Password refused', message: '当前密码不正确，请重新输入。' },
  linkSpent: {
    status: 410,
    title: 'Link spent',
    message: '链接无效、已过期或已用过。请使用最近一次收到的链接，或联系安全管理员重新发送。',
  },
  secondFactorRequired: {
    status: 409,
    title: 'Second factor required',
    message: '您的角色必须使用二次验证，不能解除；更换验证器请重新绑定。',
  },
  accountMissing: {
    status: 409,
    title: 'No account',
    message: '此人还没有账号，请先邀请其激活。',
  },
  accountState: {
    status: 409,
    title: 'Account in another state',
    message: '账号当前的状态不能进行此操作，请刷新后查看。',
  },
  ownAccount: {
    status: 403,
    title: 'Own account',
    message: '安全管理员不能对本人账号进行此操作，请由另一名安全管理员办理。',
  },
  oidcOff: { status: 404, title: 'OIDC is off', message: '没有配置统一认证，请用工号和密码登录。' },
  oidcRefused: {
    status: 401,
    title: 'OIDC sign-in refused',
    message: '统一认证没有完成，请重新登录；仍不成功请联系安全管理员。',
  },
  oidcUnknown: {
    status: 403,
    title: 'OIDC person unknown',
    message: '统一认证的身份没有对应的账号，或账号已停用。请联系本单位或安全管理员。',
  },
  oidcAway: {
    status: 503,
    title: 'OIDC provider away',
    message: '统一认证暂时无法连接，请稍后再试，或用工号和密码登录。',
  },
} as const

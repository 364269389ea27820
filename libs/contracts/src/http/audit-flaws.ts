/** What a verification can find, in words that follow the place in the chain. */
export const auditFlaws = {
  linkMissing: '缺失：链上少了一环，记录被移除',
  chainBroken: '与前一环接不上：次序或链环被改动',
  sealForged: '封签不符：不是用审计密钥封存的',
  contentGone: '封存的记录已不存在，被删除',
  contentChanged: '封存之后内容被改动',
  notLinked: '不在链上，也不在待封存之列：绕过平台写入，或其链环被移除',
  stepWithoutProcess: '超出事项自身的步数：绕过平台写入',
  anchorForged: '锚点的签名不符，不能作为依据',
  anchorNotMet: '与锚点不符：锚点之后链被截断或重写',
} as const

export type AuditFlawCode = keyof typeof auditFlaws

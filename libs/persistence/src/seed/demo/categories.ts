export interface DemoCategory {
  readonly code: string
  readonly name: string
  readonly placeholder: '是' | '否'
}

const listed = (named: readonly string[], placeholders: readonly string[], prefix: string): DemoCategory[] =>
  [...named, ...placeholders].map((name, index) => ({
    code: `${prefix}${index + 1}`,
    name,
    placeholder: index < named.length ? '否' : '是',
  }))

/** The letter names three of the eight kinds; the other five are placeholders until a district fills in its own. */
export const projectCategories = listed(
  ['党群建设', '民生改善', '综治联防'],
  ['环境整治', '矛盾调处', '法治宣传', '健康服务', '关爱帮扶'],
  'P',
)

/** The letter names three of the “八大员”; the other five are placeholders. */
export const postCategories = listed(
  ['政策宣讲员', '党建指导员', '民风监督员'],
  ['治安巡防员', '环境卫生员', '纠纷调解员', '健康宣传员', '爱心帮扶员'],
  'G',
)

/** At the door of the demo. */
export const demoSlipMessages = {
  title: '以居民身份试投一票',
  lead: (community: string) => `今年的群众民主评议正在投票，这是${community}还没投的选票，无需账号：`,
  slip: (number: number) => `${number} 号选票`,
} as const

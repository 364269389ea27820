/** What a browser says about itself, in the words that people know their devices by. */
const browsers: [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/360SE|QihooBrowser/, '360 浏览器'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/HarmonyOS/, '鸿蒙'],
  [/Android/, '安卓手机'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/UOS|Kylin/i, '国产系统'],
  [/Linux/, 'Linux'],
]

const firstOf = (known: [RegExp, string][], userAgent: string): string | undefined =>
  known.find(([pattern]) => pattern.test(userAgent))?.[1]

export const deviceName = (userAgent: string): string =>
  [firstOf(systems, userAgent), firstOf(browsers, userAgent)].filter(Boolean).join(' · ') || '未知设备'

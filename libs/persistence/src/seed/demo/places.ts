/** The five subdistricts as the letter counts them, each with communities made up for the demo: 57 in all. */
export const subdistricts: readonly { code: string; name: string; communities: readonly string[] }[] = [
  {
    code: '511702001',
    name: '东城街道',
    communities: '荷塘路 东门桥 朝晖 滨江路 红枫 文昌 柳荫巷 大石街 金桂 永兴 望江 书院巷 春晓'.split(' '),
  },
  {
    code: '511702002',
    name: '西城街道',
    communities: '西河 龙泉路 翠屏 马蹄街 新桥 双井 梧桐 广福 学府路 锦绣 石桥湾 长乐'.split(' '),
  },
  {
    code: '511702003',
    name: '朝阳街道',
    communities: '朝阳中路 健民路 青松 白塔 花园坝 吉祥 同心 岩湾 向荣 玉兰 丰收 和乐'.split(' '),
  },
  {
    code: '511702004',
    name: '凤西街道',
    communities: '凤鸣 梨树坪 西苑 安康 徐家湾 清风 银杏 莲湖 迎宾 团结'.split(' '),
  },
  {
    code: '511702005',
    name: '凤北街道',
    communities: '凤翔 北山 竹园 沿河 兴业 玉泉 枣园 明珠 平桥 仁和'.split(' '),
  },
]

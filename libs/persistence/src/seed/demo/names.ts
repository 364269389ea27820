import type { Draw } from './random.js'

/** Family names, the frequent ones several times over, as in a real register. */
const familyNames = [
  ...'王王王王李李李李张张张张刘刘刘陈陈陈杨杨赵黄黄周周吴吴徐孙胡胡朱朱高林何何郭郭马马罗罗梁宋郑谢谢韩唐唐冯于董萧程曹袁邓邓许许傅沈曾曾彭彭吕苏卢蒋蒋蔡贾丁魏薛叶阎余余潘杜杜戴夏钟钟汪田任任姜范方石姚谭谭廖廖邹邹熊熊金陆郝孔白崔康毛邱邱秦江史顾侯邵孟龙龙万段雷钱汤尹黎易常武乔贺赖龚龚文向向冉庞',
]

const maleNames =
  '伟 强 军 勇 杰 涛 斌 鹏 浩 波 建国 建华 建平 志强 志刚 志远 国强 国庆 永刚 永红 明远 明辉 光荣 世平 文斌 文博 文涛 俊杰 俊峰 子豪 子轩 浩然 宇航 家伟 德明 德全 兴旺 兴华 正义 正平 天佑 立新 立军 小平 小军 晓东 晓峰 海波 海涛 少华 春生 长江 大川 云飞 鸿飞 思源 一鸣 启明 维国 学军'.split(
    ' ',
  )

const femaleNames =
  '芳 娟 敏 静 丽 艳 玲 霞 燕 红 秀英 秀兰 桂英 桂芳 玉兰 玉梅 淑芬 淑华 晓燕 晓丽 晓红 小芳 小琴 春梅 春燕 海燕 红梅 丽娟 丽华 美玲 佳怡 佳慧 雨桐 雨欣 欣怡 诗涵 梦瑶 思雨 思琪 婷婷 文静 文娟 雅琴 雅婷 巧玲 素芳 素琴 利群 亚男 明月 月娥 凤英 凤琴 清华 冬梅 洪英 琼芳 世琼 群英 晓蓉'.split(
    ' ',
  )

export interface MadeUpPerson {
  readonly name: string
  readonly gender: '男' | '女'
}

/** A plausible person who does not exist. Names repeat, as they do in a real register. */
export function madeUpPerson(draw: Draw): MadeUpPerson {
  const gender = draw.index(100) < 56 ? '男' : '女'
  const name = draw.pick(familyNames) + draw.pick(gender === '男' ? maleNames : femaleNames)
  return { name, gender }
}

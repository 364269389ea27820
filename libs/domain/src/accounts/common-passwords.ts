/**
 * Words at the heart of the passwords that are tried first, here and elsewhere; figures and signs around them are
 * taken away before comparing.
 */
const words = `
  password passwd passw0rd pass admin administrator root user guest test demo welcome letmein login master manager system
  qwerty qwertyuiop qwer qweasd qweasdzxc asdfgh asdfghjkl asdf zxcvbn zxcvbnm qazwsx qazwsxedc qaz wsx edc rfv
  abc abcd abcde abcdef abcdefg abcdefgh abcabc aaa aaaa aaaaaa aabbcc
  iloveyou woaini woaiwo woaini1314 wo aini ni hao nihao woshishui mima wodemima mimamima
  monkey dragon football baseball superman batman sunshine princess shadow michael jordan hello helloworld freedom whatever
  trustno trustno1 computer internet server oracle mysql postgres temporal changeme secret default initial temp
  china zhongguo zhonghua beijing shanghai sichuan dazhou tongchuan huawei tencent alibaba taobao weixin wechat
  dangyuan dangjian dangwei dangzhibu zuzhibu zuzhi shequ jiedao shuangbaodao baodao gongchandang renmin weirenminfuwu
  dual checkin dualcheckin dual-checkin admin@ p@ssword p@ssw0rd
`
const figures = `
  123456 1234567 12345678 123456789 1234567890 12345678910 0123456789 9876543210 87654321 654321 111111 000000 888888 666666
  11111111 88888888 66666666 00000000 123123 123123123 112233 11223344 147258369 147258 159357 520520 5201314 1314520
  a123456 a12345678 a123456789 aa123456 aa12345678 qq123456 abc123 abc123456 123abc 123qwe 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx
  1qaz@wsx !qaz2wsx !qaz@wsx 123qweasd qwe123 qweasd123 q1w2e3r4 zaq12wsx
`

export const commonPasswords: ReadonlySet<string> = new Set(`${words} ${figures}`.trim().split(/\s+/))

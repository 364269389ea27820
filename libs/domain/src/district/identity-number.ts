/** Eighteen digits that begin with a province and hold a birthday: a resident identity card, whatever the header says. */
const identityNumber =
  /(?<![0-9A-Za-z])[1-8]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/

const identityHeader = /身份证|证件号|公民身份/

export const holdsIdentityNumber = (text: string): boolean => identityNumber.test(text)
export const namesIdentityNumber = (header: string): boolean => identityHeader.test(header)

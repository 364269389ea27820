export const publicAddressMessages = {
  unset: (origin: string) => `印出的是您打开本页的地址 ${origin}，居民的手机不一定打得开`,
  how: '请先用一部没有连内网的手机试一试。打不开的，请运维人员设置门户地址（PUBLIC_ORIGIN，见《运行与维护》），再打印。',
}

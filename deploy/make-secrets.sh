#!/bin/sh
# Makes the secret files that docker-compose.yml names, once: what is there stays as it is.
#   deploy/make-secrets.sh [folder] [host name for a self-signed certificate]
set -eu
folder=${1:-./secrets}
host=${2:-}
group=${SECRETS_GROUP:-1789}

mkdir -p "$folder"
# Only root and the services' group may look in; without root everything stays the caller's own.
[ "$(id -u)" -ne 0 ] || chgrp "$group" "$folder"
chmod 750 "$folder"

made() {
  [ "$(id -u)" -ne 0 ] || chgrp "$group" "$1"
  chmod 440 "$1"
  echo "已生成 $1"
}

for name in payload.key session.key data.key audit.key; do
  [ -e "$folder/$name" ] || { openssl rand -base64 32 >"$folder/$name" && made "$folder/$name"; }
done
# Letters and digits only: it also passes through programs that take it as part of a URL.
[ -e "$folder/postgres.password" ] ||
  { openssl rand -hex 24 >"$folder/postgres.password" && made "$folder/postgres.password"; }

# Empty counts as not set: the mail server's URL when it holds a password, and the client's secret for single sign-on.
for name in smtp.url oidc.secret; do
  [ -e "$folder/$name" ] || { : >"$folder/$name" && made "$folder/$name"; }
done

if [ ! -e "$folder/tls.crt" ]; then
  if [ -z "$host" ]; then
    echo "还缺证书：把 tls.crt（含中间证书）和 tls.key 放进 $folder；试用可执行 $0 $folder 主机名 生成自签名证书"
    exit 0
  fi
  openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj "/CN=$host" -addext "subjectAltName=DNS:$host" \
    -keyout "$folder/tls.key" -out "$folder/tls.crt" 2>/dev/null
  made "$folder/tls.key"
  made "$folder/tls.crt"
  echo "自签名证书只供试用：浏览器会警告，上线前换成正式证书"
fi

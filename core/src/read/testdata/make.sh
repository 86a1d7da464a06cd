#!/bin/sh
# Makes the files of this folder anew (keys and signatures differ each time). Needs OpenSSL 3 and keytool.
set -e
cd "$(dirname "$0")"
rm -f ./*.crt ./*.key ./*.p12 ./*.p7b ./*.jks ./*.csr
new() { openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key" 2>/dev/null; }
issue() { # name, subject, extensions
    new "$1"
    openssl req -new -key "$1.key" -subj "$2" -out "$1.csr"
    printf '%b' "$3" > extensions
    openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -set_serial 7 -days 20000 -extfile extensions -out "$1.crt" 2>/dev/null
}
new ca
openssl req -x509 -new -key ca.key -subj "/CN=Test CA" -days 20000 -out ca.crt
issue client "/CN=client" "extendedKeyUsage=clientAuth\n"
issue server "/CN=server" "extendedKeyUsage=serverAuth\nsubjectAltName=DNS:redis.example.test\n"
issue plain "/CN=plain" "subjectAltName=DNS:redis.example.test\n"
new alone
openssl req -x509 -new -key alone.key -subj "/CN=alone" -days 20000 -out alone.crt
# One of each way of writing PKCS#12; the passphrase is "hunter2".
modern() { openssl pkcs12 -export -in client.crt -inkey client.key -certfile ca.crt -name redis "$@"; }
modern -out modern.p12 -passout pass:hunter2
modern -out legacy.p12 -passout pass:hunter2 -legacy
modern -out sha512.p12 -passout pass:hunter2 -macalg sha512 -keypbe aes-128-cbc -certpbe NONE
modern -out empty.p12 -passout pass:
modern -out bare.p12 -passout pass: -nomac -keypbe NONE -certpbe NONE
openssl crl2pkcs7 -nocrl -certfile ca.crt -outform DER -out ca.p7b
keytool -importcert -noprompt -alias redis -file ca.crt -keystore ca.jks -storetype JKS -storepass hunter2 2>/dev/null
keytool -importcert -noprompt -alias redis -file ca.crt -keystore java.p12 -storetype PKCS12 -storepass hunter2 2>/dev/null
rm -f extensions server.csr plain.csr

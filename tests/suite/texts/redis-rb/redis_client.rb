# Made by tlsconf for redis-rb 6.0, from:
#   ca.pem: 1 certificate
#   user.crt: 2 certificates
#   user.key: 1 private key
require 'openssl'
require 'redis'

tls = {
  verify_mode: OpenSSL::SSL::VERIFY_PEER,
  min_version: OpenSSL::SSL::TLS1_2_VERSION,
  max_version: OpenSSL::SSL::TLS1_2_VERSION,
  ca_file: '/tls/ca.pem',
  ciphers: 'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256',
}
# A path given as cert: would send the first certificate of the file alone.
tls[:cert], *tls[:extra_chain_cert] = OpenSSL::X509::Certificate.load_file('/tls/client.crt')
tls[:key] = OpenSSL::PKey.read(File.read('/tls/client.key'))
password = ENV['REDIS_PASSWORD'] unless ENV['REDIS_PASSWORD'].to_s.empty?

redis = Redis.new(
  url: 'rediss://redis.example.test:6380/2',
  username: 'o\'neill "app"',
  password: password,
  ssl_params: tls,
  driver: :ruby,
)

puts redis.ping

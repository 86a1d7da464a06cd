# Made by tlsconf for redis-client (Ruby) with the hiredis driver, from:
#   ca.pem: 1 certificate
#   user.crt: 2 certificates
#   user.key: 1 private key
require 'openssl'
require 'redis_client'
require 'hiredis-client'

tls = {
  verify_mode: OpenSSL::SSL::VERIFY_PEER,
  ca_file: '/tls/ca.pem',
  cert: '/tls/client.crt',
  key: '/tls/client.key',
  hostname: 'redis.example.test',
}
password = ENV['REDIS_PASSWORD'] unless ENV['REDIS_PASSWORD'].to_s.empty?

redis = RedisClient.config(
  url: 'rediss://redis.example.test:6380/2',
  username: 'o\'neill "app"',
  password: password,
  ssl_params: tls,
  driver: :hiredis,
).new_client

puts redis.call('PING')

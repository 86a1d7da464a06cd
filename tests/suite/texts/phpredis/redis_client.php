<?php
# Made by tlsconf for phpredis 6.1.0, from:
#   ca.pem: 1 certificate
#   user.crt: 2 certificates
#   user.key: 1 private key

$tls = [
    'verify_peer' => true,
    'verify_peer_name' => true,
    'peer_name' => 'redis.example.test',
    'cafile' => '/tls/ca.pem',
    'local_cert' => '/tls/client.crt',
    'local_pk' => '/tls/client.key',
    'min_proto_version' => STREAM_CRYPTO_PROTO_TLSv1_2,
    'max_proto_version' => STREAM_CRYPTO_PROTO_TLSv1_2,
    'ciphers' => 'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256',
];
$password = (string) getenv('REDIS_PASSWORD');

$options = ['stream' => $tls];
if ($password !== '') {
    $options['auth'] = ['o\'neill "app"', $password];
}
$redis = new Redis();
$redis->connect('tls://redis.example.test', 6380, 5, null, 0, 5, $options);
$redis->select(2);

echo $redis->ping() ? "PONG\n" : "no answer\n";

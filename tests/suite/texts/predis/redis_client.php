<?php
# Made by tlsconf for Predis 3.6.1, from:
#   ca.pem: 1 certificate
#   user.crt: 2 certificates
#   user.key: 1 private key

// Composer's loader, else that of a package on the include path.
require is_file(__DIR__ . '/vendor/autoload.php') ? __DIR__ . '/vendor/autoload.php' : 'Predis/Autoloader.php';
if (!class_exists('Predis\\Client')) {
    Predis\Autoloader::register();
}

$tls = [
    'verify_peer' => true,
    'verify_peer_name' => true,
    'peer_name' => 'redis.example.test',
    'cafile' => '/tls/ca.pem',
    'local_cert' => '/tls/client.crt',
    'local_pk' => '/tls/client.key',
    'crypto_type' => STREAM_CRYPTO_METHOD_TLSv1_2_CLIENT,
    'ciphers' => 'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256',
];
$password = (string) getenv('REDIS_PASSWORD');

$parameters = ['scheme' => 'tls', 'ssl' => $tls, 'timeout' => 5];
if ($password !== '') {
    $parameters += ['username' => 'o\'neill "app"', 'password' => $password];
}
$parameters['database'] = 2;
$client = new Predis\Client(['host' => 'redis.example.test', 'port' => 6380] + $parameters);

echo $client->ping(), "\n";

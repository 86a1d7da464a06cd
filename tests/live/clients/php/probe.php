<?php
// phpredis or Predis connects with every set-up. A set-up is a line of standard input: folder, host, port, `client`,
// passphrase, divided by tabs. Answers: folder, 1 or 0, text, by tabs. The text is what PHP warns of, then that of the
// exception.

function context(array $setup): array
{
    [$folder, , , $client, $passphrase] = $setup;
    $tls = ['cafile' => "$folder/ca.pem"];
    if ($client !== '') {
        $tls += ['local_cert' => "$folder/client.crt", 'local_pk' => "$folder/client.key"];
        if ($passphrase !== '') $tls['passphrase'] = $passphrase;
    }
    return $tls;
}

function phpredis(array $setup): string
{
    $client = new Redis();
    $client->connect("tls://$setup[1]", (int) $setup[2], 5, null, 0, 5, ['stream' => context($setup)]);
    return ltrim((string) var_export($client->ping(), true), '+') === 'true' ? 'PONG' : 'no PONG';
}

function predis(array $setup): string
{
    $address = ['scheme' => 'tls', 'host' => $setup[1], 'port' => (int) $setup[2], 'timeout' => 5];
    $client = new Predis\Client($address + ['read_write_timeout' => 5, 'ssl' => context($setup)]);
    return (string) $client->ping();
}

if ($argv[1] === 'predis') {
    require_once 'Predis/Autoloader.php';
    Predis\Autoloader::register();
}
$warnings = [];
set_error_handler(function ($level, $text) use (&$warnings) {
    $warnings[] = $text;
    return true;
});
// Read to the end first: where no terminal is, OpenSSL would ask for passphrases here.
foreach (file('php://stdin', FILE_IGNORE_NEW_LINES) as $line) {
    $setup = explode("\t", $line);
    $warnings = [];
    try {
        $answer = $argv[1]($setup);
        $error = $answer === 'PONG' ? '' : "said $answer";
    } catch (Throwable $refused) {
        $error = implode(' ', [...$warnings, $refused->getMessage()]);
    }
    echo $setup[0], "\t", $error === '' ? 1 : 0, "\t", preg_replace('/\s+/', ' ', $error), "\n";
}

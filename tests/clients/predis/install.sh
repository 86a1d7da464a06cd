#!/bin/sh
# install.sh CACHE: Predis of the system's packages, on PHP's include path.
set -eu
command -v php >/dev/null || { echo "PHP is not installed (apt-get install php-cli php-predis)"; exit 77; }
php -r 'exit(stream_resolve_include_path("Predis/Autoloader.php") ? 0 : 1);' \
    || { echo "Predis is not installed (apt-get install php-predis)"; exit 77; }
php -r 'require "Predis/Autoloader.php"; Predis\Autoloader::register(); echo "Predis ", Predis\Client::VERSION, " on PHP ", PHP_VERSION, "\n";'

#!/bin/sh
# install.sh CACHE: the extension of the system's packages; PECL builds others.
set -eu
command -v php >/dev/null || { echo "PHP is not installed (apt-get install php-cli php-redis)"; exit 77; }
php -r 'exit(extension_loaded("redis") ? 0 : 1);' || { echo "phpredis is not installed (apt-get install php-redis)"; exit 77; }
php -r 'echo "phpredis ", phpversion("redis"), " on PHP ", PHP_VERSION, "\n";'

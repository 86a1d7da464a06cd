#!/bin/sh
# install.sh CACHE: redis-rb of the system's packages.
set -eu
command -v ruby >/dev/null || { echo "Ruby is not installed (apt-get install ruby ruby-redis)"; exit 77; }
ruby -e 'require "redis"; puts "redis-rb #{Redis::VERSION} on Ruby #{RUBY_VERSION}"' 2>/dev/null \
    || { echo "redis-rb is not installed (apt-get install ruby-redis)"; exit 77; }

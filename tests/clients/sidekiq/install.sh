#!/bin/sh
# install.sh CACHE: Sidekiq of the system's packages, on their redis-rb.
set -eu
command -v ruby >/dev/null || { echo "Ruby is not installed (apt-get install ruby ruby-sidekiq)"; exit 77; }
ruby -e 'require "sidekiq"; puts "Sidekiq #{Sidekiq::VERSION} with redis-rb #{Redis::VERSION} on Ruby #{RUBY_VERSION}"' 2>/dev/null \
    || { echo "Sidekiq is not installed (apt-get install ruby-sidekiq)"; exit 77; }

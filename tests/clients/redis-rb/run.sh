#!/bin/sh
exec ruby redis_client.rb

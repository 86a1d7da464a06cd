#!/bin/sh
exec ruby sidekiq.rb

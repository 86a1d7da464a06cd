#!/bin/sh
export CPATH="$1/include" LIBRARY_PATH="$1/lib" LD_LIBRARY_PATH="$1/lib"
cc -Wall -Wextra -Werror -o redis_client redis_client.c -lhiredis_ssl -lhiredis -lssl -lcrypto && ./redis_client

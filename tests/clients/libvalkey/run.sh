#!/bin/sh
export CPATH="$1/include" LIBRARY_PATH="$1/lib" LD_LIBRARY_PATH="$1/lib"
cc -Wall -Wextra -Werror -o valkey_client valkey_client.c -lvalkey_tls -lvalkey -lssl -lcrypto && ./valkey_client

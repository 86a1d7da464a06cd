# For run.sh of what serves: started servers, which end with the script, and redis-cli with the files that lie beside.
started=
trap 'kill $started 2>/dev/null; wait' EXIT

free_port() {
    PYTHONPATH=$(dirname "$0")/.. python3 -c 'from servers import free_port; print(free_port())'
}

# start LOG COMMAND...
start() {
    log=$1
    shift
    "$@" >"$log" 2>&1 &
    started="$started $!"
}

# cli PORT ARGUMENT...
cli() {
    port=$1
    shift
    if [ -f client.crt ]; then set -- --cert client.crt --key client.key "$@"; fi
    if [ -n "${USER_NAME-}" ]; then set -- --user "$USER_NAME" "$@"; fi
    (
        password=${PING_PASSWORD-${REDIS_PASSWORD-}}
        if [ -n "$password" ]; then export REDISCLI_AUTH="$password"; fi
        if [ -n "${PING_AT_MOST-}" ]; then
            printf 'openssl_conf = a\n[a]\nssl_conf = b\n[b]\nsystem_default = c\n[c]\nMaxProtocol = %s\n' "$PING_AT_MOST" >ping.cnf
            export OPENSSL_CONF=ping.cnf
        fi
        redis-cli -p "$port" --tls --cacert ca.pem "$@" 2>&1
    )
}

# until_said TEXT PORT ARGUMENT...: redis-cli says it within ten seconds.
until_said() {
    wanted=$1
    shift
    for _ in $(seq 100); do
        answer=$(cli "$@")
        case $answer in
            *"$wanted"*) return 0 ;;
        esac
        sleep 0.1
    done
    echo "not said: $wanted: $answer"
    return 1
}

# answers PORT: PONG, as soon as it listens.
answers() {
    for _ in $(seq 100); do
        answer=$(cli "$1" PING)
        case $answer in
            *"Could not connect to Redis"*refused*) sleep 0.1 ;;
            *) break ;;
        esac
    done
    [ "$answer" = PONG ] || { echo "$answer"; cat ./*.log; exit 1; }
}

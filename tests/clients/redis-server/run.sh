#!/bin/sh
# The server as emitted; thrice where it is a node of a cluster, with a replica where Sentinel is to watch it.
. "$(dirname "$0")/../serving.sh"

first=$(sed -n 's/^tls-port //p' redis.conf)
if grep -q '^user default off' redis.conf; then USER_NAME=app-user; fi
start first.log sh redis-server.sh --save '' --dir "$PWD"
answers "$first"
if grep -q '^cluster-enabled' redis.conf; then
    second=$(free_port) third=$(free_port)
    for port in $second $third; do
        mkdir "$port"
        start "$port.log" sh redis-server.sh --save '' --tls-port "$port" --dir "$PWD/$port"
        answers "$port"
    done
    cli "$first" --cluster create "127.0.0.1:$first" "127.0.0.1:$second" "127.0.0.1:$third" --cluster-yes >create.log || { cat create.log; exit 1; }
    for port in $first $second $third; do until_said cluster_state:ok "$port" CLUSTER INFO || exit 1; done
    # Where a redirect leads is the name that the nodes announce.
    for key in a b c d; do until_said OK "$first" -c SET "$key" value || exit 1; done
    until_said localhost "$first" CLUSTER SHARDS || exit 1
elif grep -q '^tls-replication yes' redis.conf; then
    second=$(free_port)
    mkdir replica
    start replica.log sh redis-server.sh --save '' --tls-port "$second" --dir "$PWD/replica" --replicaof localhost "$first"
    answers "$second"
    until_said master_link_status:up "$second" INFO replication || { cat replica.log; exit 1; }
fi
echo PONG

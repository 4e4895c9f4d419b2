# shellcheck shell=bash
# What a deployment on this machine consists of: its plan, its keys, and a line for each instance.

# plan_deployment EDGES GATEWAYS PORT OPTION...: what is there already is gone on with.
plan_deployment() {
    local edges=$1 gateways=$2 port=$3 plan=$DEPLOYMENT/plan.json wanted
    shift 3
    wanted="$edges $gateways $port $*"
    if [[ -r $DEPLOYMENT/wanted ]]; then
        [[ $(<"$DEPLOYMENT/wanted") == "$wanted" ]] ||
            misuse "$DEPLOYMENT is another deployment ($(<"$DEPLOYMENT/wanted")); name the same, or --fresh to throw it away"
        return 0
    fi
    mkdir -p "$DEPLOYMENT"
    (cd "$ROOT" && run_on_files energy.wattle.sample.service.PlanCommand --edges="$edges" --gateways="$gateways" \
        --out="$plan" "$@") || exit
    (run_on_files energy.wattle.ledger.wire.KeysCommand --plan="$plan" --out="$DEPLOYMENT/keys") || exit
    list_instances "$port" >"$DEPLOYMENT/instances"
    echo "$wanted" >"$DEPLOYMENT/wanted"
}

# The keys' folders in the order in which they start: parents first.
list_instances() {
    local port=$1 cloud edge zone gateway peers=$(($1 + 1000)) next
    echo "cloud cloud - $port $peers -"
    cloud=cloud@127.0.0.1:$peers
    next=$((port + 1))
    while read -r zone gateway; do
        if [[ $gateway == - ]]; then
            edge=edge-$zone@127.0.0.1:$((next + 1000))
            echo "edge-$zone edge-cluster $zone $next $((next + 1000)) $cloud"
        else
            echo "gateway-$gateway gateway $zone $next - $edge,$cloud"
        fi
        next=$((next + 1))
    done < <(zones_and_gateways)
}

# `ZONE -` for each edge cluster, followed by `ZONE GATEWAY` for each of its gateways, as the plan has them.
zones_and_gateways() {
    tr -d ' \n' <"$DEPLOYMENT/plan.json" | grep -oE '"zone":"[^"]+","gateways":\[[^]]*\]' |
        while IFS= read -r edge; do
            zone=${edge#*\"zone\":\"}
            zone=${zone%%\"*}
            echo "$zone -"
            grep -oE '"[^"]+"' <<<"${edge#*\[}" | tr -d '"' | sed "s/^/$zone /"
        done
}

instance_field() {
    awk -v name="$1" -v field="$2" '$1 == name { print $field }' "$DEPLOYMENT/instances"
}

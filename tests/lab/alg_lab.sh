#!/bin/sh
# A home, its router, its internet provider and the internet, made of four network namespaces on this
# machine. Both routers run the kernel's own SIP ALG. Nothing that happens in here leaves the machine.
#
#   <LAB>-lan           <LAB>-rtr                      <LAB>-isp       <LAB>-wan
#   192.168.77.10 <---> 192.168.77.1 | 203.0.113.1 <---> only routes <---> 203.0.113.2, 203.0.113.3
#   fd77::10      <---> fd77::1 | 2001:db8:1::1    <---> only routes <---> 2001:db8:1::2
#
# The provider's box lies within one network and answers for both sides of it (proxy ARP), so that the
# addresses are the same as without it; it counts hops and says so by ICMP, from 203.0.113.254. IPv6 is
# not translated by anybody.
#
# LAB is the prefix of the names, "rt" when it is not set. Two labs with different prefixes do not
# know of each other. Needs root, ip, nft, conntrack and a kernel with nf_conntrack_sip; the proxy
# needs Kamailio.
#
# usage: alg_lab.sh up                            build the four, with address translation
#        alg_lab.sh down                          take them away, and whatever still runs in them
#        alg_lab.sh alg-on [udp|tcp|both] [port…] the ALG watches these ports (both, 5060)
#        alg_lab.sh alg-off                       and no more; flows that exist keep what they had
#        alg_lab.sh alg                           says on or off
#        alg_lab.sh nat masq|random|none          keep source ports, choose them anew, or only route
#        alg_lab.sh nat carrier                   translate twice: the router to 100.64.0.2, its provider
#                                                 (100.64.0.1) to 203.0.113.99
#        alg_lab.sh carrier-alg-on [udp|tcp|both] [port…], carrier-alg-off
#                                                 the provider's own ALG, whether it translates or not
#        alg_lab.sh proxy-on|proxy-off            a SIP proxy on the home router takes all that goes to
#                                                 port 5060 over IPv4, and hands it on
#        alg_lab.sh block [udp|tcp|both] [port…]  drop what goes there (both, 5060)
#        alg_lab.sh unblock                       and no more
#        alg_lab.sh reset                         no ALG, no proxy, no block, nat masq: as after up
#        alg_lab.sh flush                         forget all flows, as a restart of the routers does
#        alg_lab.sh lan|rtr|isp|wan COMMAND…      run a command in there
#        alg_lab.sh COMMAND , COMMAND …           several in one go, but for the last kind
set -eu

lab=${LAB:-rt}
lan=$lab-lan
rtr=$lab-rtr
isp=$lab-isp
wan=$lab-wan
all="$lan $rtr $isp $wan"

router() { ip netns exec "$rtr" "$@"; }

provider() { ip netns exec "$isp" "$@"; }

forget_flows() {
    router conntrack -F >/dev/null 2>&1 || :
    provider conntrack -F >/dev/null 2>&1 || :
}

# An empty table before it is deleted makes that no mistake when there was none.
without_table() { echo "table $1 $2; delete table $1 $2"; }

# "udp 5060 5080" -> protos=udp|tcp|both, ports="5060, 5080"
read_ports() {
    protos=${1:-both}
    [ $# -eq 0 ] || shift
    [ $# -gt 0 ] || set -- 5060
    ports=$(echo "$*" | sed 's/  */, /g')
}

wants() { [ "$protos" = both ] || [ "$protos" = "$1" ]; }

watch_rules() {
    read_ports "$@"
    without_table inet alg
    echo 'table inet alg {'
    echo '  ct helper watch-udp { type "sip" protocol udp; }'
    echo '  ct helper watch-tcp { type "sip" protocol tcp; }'
    echo '  chain prerouting {'
    echo '    type filter hook prerouting priority filter;'
    for proto in udp tcp; do
        if wants $proto; then
            echo "    $proto dport { $ports } ct helper set \"watch-$proto\""
        fi
    done
    echo '  }'
    echo '}'
}

alg_on() { watch_rules "$@" | router nft -f -; }

alg_off() { without_table inet alg | router nft -f -; }

carrier_alg_on() { watch_rules "$@" | provider nft -f -; }

carrier_alg_off() { without_table inet alg | provider nft -f -; }

alg_state() {
    if router nft list table inet alg >/dev/null 2>&1; then echo on; else echo off; fi
}

block() {
    read_ports "$@"
    {
        without_table inet block
        echo 'table inet block {'
        echo '  chain forward {'
        echo '    type filter hook forward priority filter;'
        for proto in udp tcp; do
            if wants $proto; then echo "    $proto dport { $ports } drop"; fi
        done
        echo '  }'
        echo '}'
    } | router nft -f -
}

unblock() { without_table inet block | router nft -f -; }

# The proxy has a port for each server, for a packet that was redirected no longer says where it was
# meant to go. What goes elsewhere comes to 5060, and the proxy looks into the message.
redirect_rules() {
    without_table ip proxy
    cat <<END
table ip proxy {
  chain prerouting {
    type nat hook prerouting priority dstnat;
    iifname "lan" meta l4proto { tcp, udp } th dport 5060 redirect to :ip daddr map {
      203.0.113.2 : 5062, 203.0.113.3 : 5063, 203.0.113.4 : 5064 }
    iifname "lan" meta l4proto { tcp, udp } th dport 5060 redirect to :5060
  }
}
END
}

proxy_pids() {
    for pid in $(ip netns pids "$rtr"); do
        case $(tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null) in *kamailio/proxy.cfg*) echo "$pid" ;; esac
    done
}

proxy_on() {
    proxy_off
    log=$(mktemp)
    # It goes into the background by itself as soon as it listens.
    router kamailio -f "$(dirname "$0")/kamailio/proxy.cfg" -m 16 -M 4 -w / >"$log" 2>&1 || {
        cat "$log" >&2
        rm -f "$log"
        exit 1
    }
    rm -f "$log"
    redirect_rules | router nft -f -
}

proxy_off() {
    without_table ip proxy | router nft -f -
    pids=$(proxy_pids)
    [ -n "$pids" ] || return 0
    # shellcheck disable=SC2086
    kill -9 $pids 2>/dev/null || :
    while [ -n "$(proxy_pids)" ]; do sleep 0.01; done
}

leave_carrier() {
    without_table ip carrier | provider nft -f -
    ip -n "$isp" addr del 203.0.113.99/32 dev net 2>/dev/null || :
    ip -n "$isp" addr del 100.64.0.1/24 dev home 2>/dev/null || return 0
    ip -n "$rtr" route replace 203.0.113.0/24 dev wan proto kernel scope link src 203.0.113.1
    ip -n "$rtr" addr del 100.64.0.2/24 dev wan
}

enter_carrier() {
    ip -n "$isp" addr add 100.64.0.1/24 dev home
    ip -n "$isp" addr add 203.0.113.99/32 dev net
    ip -n "$rtr" addr add 100.64.0.2/24 dev wan
    ip -n "$rtr" route replace 203.0.113.0/24 via 100.64.0.1 dev wan proto kernel src 100.64.0.2
    provider nft -f - <<END
table ip carrier {
  chain postrouting {
    type nat hook postrouting priority srcnat;
    oifname "net" ip saddr 100.64.0.0/10 snat to 203.0.113.99
  }
}
END
}

# What the router says itself has the right address already.
translate_rules() {
    without_table ip nat
    [ -z "$1" ] || cat <<END
table ip nat {
  chain postrouting {
    type nat hook postrouting priority srcnat;
    oifname "wan" ip saddr 192.168.77.0/24 $1
  }
}
END
}

translate() {
    case $1 in
    masq) how=masquerade ;;
    random) how='masquerade fully-random' ;;
    carrier) how='snat to 100.64.0.2' ;;
    none) how='' ;;
    *)
        echo "alg_lab.sh: nat is masq, random, carrier or none" >&2
        exit 2
        ;;
    esac
    leave_carrier
    [ "$1" != carrier ] || enter_carrier
    translate_rules "$how" | router nft -f -
    if [ "$1" = none ]; then
        ip -n "$wan" route replace 192.168.77.0/24 via 203.0.113.1
    else
        ip -n "$wan" route del 192.168.77.0/24 2>/dev/null || :
    fi
    forget_flows
}

connect() { # device namespace device namespace
    ip link add "$1" netns "$2" type veth peer name "$3" netns "$4"
    ip -n "$2" link set "$1" up
    ip -n "$4" link set "$3" up
}

give_address() { # namespace device IPv4 IPv6
    ip -n "$1" addr add "$3" dev "$2"
    ip -n "$1" addr add "$4" dev "$2" nodad
}

make_namespaces() {
    for ns in $all; do
        ip netns add "$ns"
        # An IPv6 address that looks for its like is not usable for the first second.
        ip netns exec "$ns" sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0
        ip -n "$ns" link set lo up
    done
}

# Answers for everybody on the other side, at once, and says of every packet that it drops that it did.
provider_routes() {
    provider sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1 net.ipv4.icmp_ratelimit=0 \
        net.ipv4.conf.home.proxy_arp=1 net.ipv4.neigh.home.proxy_delay=0 \
        net.ipv4.conf.net.proxy_arp=1 net.ipv4.neigh.net.proxy_delay=0
    # A device that loses its last address loses its routes as well.
    ip -n "$isp" addr add 203.0.113.254/32 dev home
    ip -n "$isp" addr add 203.0.113.254/32 dev net
    ip -n "$isp" route add 203.0.113.0/24 dev net src 203.0.113.254
    ip -n "$isp" route add 203.0.113.1 dev home src 203.0.113.254
    ip -n "$isp" route add 192.168.77.0/24 via 203.0.113.1 dev home src 203.0.113.254
    ip -n "$isp" addr add fe80::1/64 dev home nodad
    ip -n "$isp" addr add fe80::1/64 dev net nodad
    ip -n "$isp" addr add 2001:db8:1::fe/128 dev net nodad
    ip -n "$isp" -6 route add 2001:db8:1::/64 dev net
    ip -n "$isp" -6 route add 2001:db8:1::1 dev home
    ip -n "$isp" -6 route add fd77::/64 via 2001:db8:1::1 dev home
}

up() {
    make_namespaces
    connect lan "$lan" lan "$rtr"
    connect wan "$rtr" home "$isp"
    connect net "$isp" wan "$wan"
    give_address "$lan" lan 192.168.77.10/24 fd77::10/64
    give_address "$rtr" lan 192.168.77.1/24 fd77::1/64
    give_address "$rtr" wan 203.0.113.1/24 2001:db8:1::1/128
    give_address "$wan" wan 203.0.113.2/24 2001:db8:1::2/64
    ip -n "$wan" addr add 203.0.113.3/24 dev wan
    ip -n "$lan" route add default via 192.168.77.1
    ip -n "$lan" -6 route add default via fd77::1
    ip -n "$rtr" -6 route add 2001:db8:1::/64 via fe80::1 dev wan
    ip -n "$wan" -6 route add 2001:db8:1::1 via fe80::1 dev wan
    ip -n "$wan" -6 route add fd77::/64 via fe80::1 dev wan
    # The proxy listens at the address that the router has behind a second translation, too.
    router sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1 net.ipv4.icmp_ratelimit=0 \
        net.ipv4.ip_nonlocal_bind=1
    provider_routes
    translate masq
}

reset() {
    { without_table inet alg; without_table inet block; } | router nft -f -
    carrier_alg_off
    proxy_off
    translate masq
}

down() {
    for ns in $all; do
        # A namespace lives on for as long as a process is in it, with its addresses and ports.
        pids=$(ip netns pids "$ns" 2>/dev/null) || continue
        # shellcheck disable=SC2086
        [ -z "$pids" ] || kill -9 $pids 2>/dev/null || :
        ip netns del "$ns"
    done
}

usage() {
    sed -n 's/^# \{0,1\}//; 2,/^set/p' "$0" | sed '$d' >&2
    exit 2
}

one() {
    [ $# -gt 0 ] || usage
    command=$1
    shift
    case $command in
    up) up ;;
    down) down ;;
    alg-on) alg_on "$@" ;;
    alg-off) alg_off ;;
    alg) alg_state ;;
    carrier-alg-on) carrier_alg_on "$@" ;;
    carrier-alg-off) carrier_alg_off ;;
    proxy-on) proxy_on ;;
    proxy-off) proxy_off ;;
    nat) translate "${1:-masq}" ;;
    block) block "$@" ;;
    unblock) unblock ;;
    reset) reset ;;
    flush) forget_flows ;;
    *) usage ;;
    esac
}

case ${1:-} in
lan | rtr | isp | wan)
    where=$lab-$1
    shift
    exec ip netns exec "$where" "$@"
    ;;
esac

words=''
for word; do
    if [ "$word" = , ]; then
        # shellcheck disable=SC2086
        one $words
        words=''
    else
        words="$words $word"
    fi
done
# shellcheck disable=SC2086
one $words

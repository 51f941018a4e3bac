#!/bin/sh
# A home, its router and the internet, made of three network namespaces on this machine. The router
# runs the kernel's own SIP ALG. Nothing that happens in here leaves the machine.
#
#   <LAB>-lan                <LAB>-rtr                        <LAB>-wan
#   192.168.77.10   <---->   192.168.77.1 | 203.0.113.1   <---->   203.0.113.2, 203.0.113.3
#   fd77::10        <---->   fd77::1 | 2001:db8:1::1      <---->   2001:db8:1::2   (no translation)
#
# LAB is the prefix of the names, "rt" when it is not set. Two labs with different prefixes do not
# know of each other. Needs root, ip, nft, conntrack and a kernel with nf_conntrack_sip.
#
# usage: alg_lab.sh up                            build the three, with address translation
#        alg_lab.sh down                          take them away, and whatever still runs in them
#        alg_lab.sh alg-on [udp|tcp|both] [port…] the ALG watches these ports (both, 5060)
#        alg_lab.sh alg-off                       and no more; flows that exist keep what they had
#        alg_lab.sh alg                           says on or off
#        alg_lab.sh nat masq|random|none          keep source ports, choose them anew, or only route
#        alg_lab.sh nat carrier                   translate twice: the router to 100.64.0.2, its provider
#                                                 to 203.0.113.99
#        alg_lab.sh carrier-alg-on|carrier-alg-off  the provider's own ALG, with "nat carrier"
#        alg_lab.sh block [udp|tcp|both] [port…]  drop what goes there (both, 5060)
#        alg_lab.sh unblock                       and no more
#        alg_lab.sh reset                         no ALG, no block, nat masq: as after up
#        alg_lab.sh flush                         forget all flows, as a restart of the router does
#        alg_lab.sh lan|rtr|wan COMMAND…          run a command in there
set -eu

lab=${LAB:-rt}
lan=$lab-lan
rtr=$lab-rtr
wan=$lab-wan

router() { ip netns exec "$rtr" "$@"; }

ruleset() { router nft -f -; }

forget_flows() {
    for ns in "$rtr" "$wan"; do ip netns exec "$ns" conntrack -F >/dev/null 2>&1 || :; done
}

remove_table() { router nft delete table "$1" "$2" 2>/dev/null || :; }

# "udp 5060 5080" -> words=udp|tcp|both, ports="5060, 5080"
read_ports() {
    words=${1:-both}
    [ $# -eq 0 ] || shift
    [ $# -gt 0 ] || set -- 5060
    ports=$(echo "$*" | sed 's/  */, /g')
}

wants() { [ "$words" = both ] || [ "$words" = "$1" ]; }

watch_rules() {
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

alg_on() {
    read_ports "$@"
    remove_table inet alg
    watch_rules | ruleset
}

carrier_alg_off() { ip netns exec "$wan" nft delete table inet alg 2>/dev/null || :; }

carrier_alg_on() {
    read_ports "$@"
    carrier_alg_off
    watch_rules | ip netns exec "$wan" nft -f -
}

alg_state() {
    if router nft list table inet alg >/dev/null 2>&1; then echo on; else echo off; fi
}

block() {
    read_ports "$@"
    remove_table inet block
    {
        echo 'table inet block {'
        echo '  chain forward {'
        echo '    type filter hook forward priority filter;'
        for proto in udp tcp; do
            if wants $proto; then echo "    $proto dport { $ports } drop"; fi
        done
        echo '  }'
        echo '}'
    } | ruleset
}

leave_carrier() {
    ip netns exec "$wan" nft delete table ip carrier 2>/dev/null || :
    ip -n "$rtr" addr del 100.64.0.2/24 dev wan 2>/dev/null || :
    ip -n "$wan" addr del 100.64.0.1/24 dev wan 2>/dev/null || :
}

# The provider's translation happens at the server's own door, which saves another namespace.
enter_carrier() {
    ip -n "$rtr" addr add 100.64.0.2/24 dev wan
    ip -n "$wan" addr add 100.64.0.1/24 dev wan
    ip netns exec "$wan" nft -f - <<END
table ip carrier {
  chain input {
    type nat hook input priority 100;
    ip saddr 100.64.0.2 snat to 203.0.113.99
  }
}
END
}

translate() {
    leave_carrier
    remove_table ip nat
    ip -n "$wan" route del 192.168.77.0/24 2>/dev/null || :
    case $1 in
    masq) how=masquerade ;;
    random) how='masquerade fully-random' ;;
    carrier)
        enter_carrier
        how='snat to 100.64.0.2'
        ;;
    none)
        ip -n "$wan" route add 192.168.77.0/24 via 203.0.113.1
        forget_flows
        return
        ;;
    *)
        echo "alg_lab.sh: nat is masq, random, carrier or none" >&2
        exit 2
        ;;
    esac
    ruleset <<END
table ip nat {
  chain postrouting {
    type nat hook postrouting priority srcnat;
    oifname "wan" $how
  }
}
END
    forget_flows
}

give_address() { # namespace device IPv4 IPv6
    ip -n "$1" addr add "$3" dev "$2"
    # Without nodad an address is not usable for the first second.
    ip -n "$1" addr add "$4" dev "$2" nodad
    ip -n "$1" link set "$2" up
}

up() {
    for ns in "$lan" "$rtr" "$wan"; do
        ip netns add "$ns"
        ip -n "$ns" link set lo up
    done
    ip link add lan netns "$lan" type veth peer name lan netns "$rtr"
    ip link add wan netns "$wan" type veth peer name wan netns "$rtr"
    give_address "$lan" lan 192.168.77.10/24 fd77::10/64
    give_address "$rtr" lan 192.168.77.1/24 fd77::1/64
    give_address "$rtr" wan 203.0.113.1/24 2001:db8:1::1/64
    give_address "$wan" wan 203.0.113.2/24 2001:db8:1::2/64
    ip -n "$wan" addr add 203.0.113.3/24 dev wan
    ip -n "$lan" route add default via 192.168.77.1
    ip -n "$lan" -6 route add default via fd77::1
    ip -n "$wan" -6 route add fd77::/64 via 2001:db8:1::1
    router sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1
    translate masq
}

reset() {
    remove_table inet alg
    carrier_alg_off
    remove_table inet block
    translate masq
}

down() {
    for ns in "$lan" "$rtr" "$wan"; do
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

[ $# -gt 0 ] || usage
command=$1
shift
case $command in
up) up ;;
down) down ;;
alg-on) alg_on "$@" ;;
alg-off) remove_table inet alg ;;
alg) alg_state ;;
carrier-alg-on) carrier_alg_on "$@" ;;
carrier-alg-off) carrier_alg_off ;;
nat) translate "${1:-masq}" ;;
block) block "$@" ;;
unblock) remove_table inet block ;;
reset) reset ;;
flush) forget_flows ;;
lan) exec ip netns exec "$lan" "$@" ;;
rtr) exec ip netns exec "$rtr" "$@" ;;
wan) exec ip netns exec "$wan" "$@" ;;
*) usage ;;
esac

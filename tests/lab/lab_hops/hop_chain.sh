#!/bin/sh
# Three routers in a row, each in a network namespace of this machine, so that messages can die
# behind the first, the second and the third. Nothing that happens in here leaves the machine.
#
#   <LAB>-lan           <LAB>-rtr                 <LAB>-isp                 <LAB>-far        <LAB>-wan
#   192.168.77.10 <-> 192.168.77.1|100.64.0.2 <-> 100.64.0.1|203.0.113.1 <-> 203.0.113.9|198.51.100.1 <-> 198.51.100.2
#
# usage: hop_chain.sh up | down
#        hop_chain.sh nat home|carrier|both     who translates
#        hop_chain.sh alg none|home|carrier|both  who has the kernel's ALG, udp 5060
#        hop_chain.sh redirect on|off           rtr takes udp 5060 for itself
set -eu

lab=${LAB:-labhop}
boxes="lan rtr isp far wan"

box() {
    name=$1
    shift
    ip netns exec "$lab-$name" "$@"
}

connect() { # box address box address
    ip link add "$3" netns "$lab-$1" type veth peer name "$1" netns "$lab-$3"
    ip -n "$lab-$1" addr add "$2" dev "$3"
    ip -n "$lab-$3" addr add "$4" dev "$1"
    ip -n "$lab-$1" link set "$3" up
    ip -n "$lab-$3" link set "$1" up
}

up() {
    for name in $boxes; do
        ip netns add "$lab-$name"
        ip -n "$lab-$name" link set lo up
        box "$name" sysctl -qw net.ipv4.ip_forward=1
        # A router says only now and then that a message died. The tests come faster than people.
        box "$name" sysctl -qw net.ipv4.icmp_ratelimit=0
    done
    connect lan 192.168.77.10/24 rtr 192.168.77.1/24
    connect rtr 100.64.0.2/24 isp 100.64.0.1/24
    connect isp 203.0.113.1/24 far 203.0.113.9/24
    connect far 198.51.100.1/24 wan 198.51.100.2/24
    ip -n "$lab-lan" route add default via 192.168.77.1
    ip -n "$lab-rtr" route add default via 100.64.0.1
    ip -n "$lab-isp" route add default via 203.0.113.9
    ip -n "$lab-isp" route add 192.168.77.0/24 via 100.64.0.2
    ip -n "$lab-far" route add 100.64.0.0/24 via 203.0.113.1
    ip -n "$lab-far" route add 192.168.77.0/24 via 203.0.113.1
    # What nobody has goes on into the world, and nobody says so.
    ip -n "$lab-far" route add default via 198.51.100.2
    ip -n "$lab-wan" route add default via 198.51.100.1
    ip -n "$lab-wan" route add blackhole 192.0.2.0/24
}

down() {
    for name in $boxes; do
        pids=$(ip netns pids "$lab-$name" 2>/dev/null) || continue
        # shellcheck disable=SC2086
        [ -z "$pids" ] || kill -9 $pids 2>/dev/null || :
        ip netns del "$lab-$name"
    done
}

forget() { box "$1" conntrack -F >/dev/null 2>&1 || :; }

# Each box that translates or watches has one table, written anew.
translate() {
    for one in "rtr isp home" "isp far carrier"; do
        # shellcheck disable=SC2086
        set -- "$1" $one
        box "$2" nft delete table ip nat 2>/dev/null || :
        if [ "$1" = "$4" ] || [ "$1" = both ]; then
            box "$2" nft -f - <<END
table ip nat {
  chain out {
    type nat hook postrouting priority srcnat;
    oifname "$3" masquerade
  }
}
END
        fi
        forget "$2"
    done
}

watch() {
    for one in "rtr home" "isp carrier"; do
        # shellcheck disable=SC2086
        set -- "$1" $one
        box "$2" nft delete table inet alg 2>/dev/null || :
        if [ "$1" = "$3" ] || [ "$1" = both ]; then
            box "$2" nft -f - <<END
table inet alg {
  ct helper watch { type "sip" protocol udp; }
  chain in {
    type filter hook prerouting priority filter;
    udp dport 5060 ct helper set "watch"
  }
}
END
        fi
        forget "$2"
    done
}

redirect() {
    box rtr nft delete table ip proxy 2>/dev/null || :
    if [ "$1" = on ]; then
        box rtr nft -f - <<END
table ip proxy {
  chain in {
    type nat hook prerouting priority dstnat;
    iifname "lan" meta l4proto { tcp, udp } th dport 5060 redirect to :5060
  }
}
END
    fi
    forget rtr
}

command=${1:-}
case $command in
up) up ;;
down) down ;;
nat) translate "$2" ;;
alg) watch "$2" ;;
redirect) redirect "$2" ;;
*)
    sed -n 's/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac

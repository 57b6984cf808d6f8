# What the measuring commands share; sourced by them.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${INKLING_BENCH_BUILD:-$root/build/bench}
inkling=$build/cli/inkling
bench=$build/benchmarks

# Builds the binary as users run it, and the named programs of this folder; quiet unless it fails.
build_programs() {
  local log
  log=$(mktemp)
  if ! { cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
           -DINKLING_BENCHMARKS=ON -DINKLING_TESTS=OFF && ninja -C "$build" inkling "$@"; } \
       > "$log" 2>&1; then
    tail -20 "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# Appends wall seconds and peak memory in KB of a command to $times/NAME. Exit 1 (no hits) is an
# answer too.
measure() {
  local name=$1 code=0
  shift
  "$bench/time_command" "$times/$name" "$@" || code=$?
  [ "$code" -le 1 ] || { echo "$(basename "$0"): exit $code: $*" >&2; return "$code"; }
}

# The median of column COLUMN of a file.
median() { sort -g -k"$2,$2" "$1" | awk -v c="$2" '{v[NR] = $c} END {print v[int((NR + 1) / 2)]}'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN {if (b > 0) printf "%.2f", a / b; else printf "-"}'; }
# Seconds as milliseconds.
ms() { awk -v s="$1" 'BEGIN {printf "%.1f", s * 1000}'; }
machine() {
  printf '%s, %s threads, load %s' "$(sed -n '/^model name/{s/.*: //p;q}' /proc/cpuinfo)" \
    "$(nproc)" "$(cut -d' ' -f1 /proc/loadavg)"
}

"""Results as Markdown. Standard library only."""


def shown(seconds):
    if seconds is None:
        return "-"
    for unit, size in (("s", 1), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}" if seconds < 1_000 * size else f"{seconds / size:.0f} {unit}"
    return f"{seconds * 1e6:.3g} µs"


def octets(count):
    return f"{count / 2**20:.1f} MiB" if count >= 2**20 else f"{count / 1024:.1f} KiB"


def table(head, rows):
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def ratio(other, ours):
    return "-" if other is None else f"{shown(other)} ({other / ours:.1f}x)"


def bundles(results, names):
    calls, peers = results["calls"], results["peers"]
    rows = []
    for bundle, name in (("five", "Redis Cloud 2022-08"), ("system", "the system's roots"), ("synthetic", "synthetic")):
        if f"report {bundle}" not in calls:
            continue
        ours = calls[f"report {bundle}"]
        others = [ratio(peers[f"parse {bundle}"].get(peer), ours) for peer in names]
        rows.append([f"{name}, {calls[f'count {bundle}']}", shown(ours), shown(calls[f"inspect {bundle}"]), *others, ratio(calls[f"floor {bundle}"], ours)])
    return table(["certificates", "whole report", "inspect", *[f"{name} parses" for name in names], "x509-parser parses"], rows)


def chains(results, names, kinds):
    calls, peers = results["calls"], results["peers"]
    rows = []
    for kind in kinds:
        ours = calls[f"signatures {kind}"]
        others = [ratio(peers[f"verify {kind}"].get(peer), ours) for peer in names]
        rows.append(
            [kind, shown(ours), shown(calls[f"portable signatures {kind}"]), shown(calls[f"verdict {kind}"]), ratio(calls[f"webpki {kind}"], ours), *others, shown(calls[f"mutual {kind}"])]
        )
    head = ["keys", "tlsconf, signatures", "without ring", "report, one client", "webpki with ring", *names, "report on a set for mutual TLS, every client"]
    return table(head, rows)


def document(results, kinds):
    calls, tree, memory, scale = results["calls"], results["tree"], results["memory"], results["scale"]
    names = [name for name in ("OpenSSL", "cryptography", "Go", "Java") if name not in results["missing"]]
    about = "".join(f"- {name}: {value}\n" for name, value in results["machine"].items() if value is not None)
    missing = "".join(f"- {name} was not measured: {why}\n" for name, why in results["missing"].items())
    rust = results["bindings"]["Rust, typed"]
    single, every = tree["one processor"], tree["all processors"]
    emit = sorted((value, key.removeprefix("emit ")) for key, value in calls.items() if key.startswith("emit ") and key != "emit all")
    parts = [
        "# What tlsconf costs, beside what a user would pick instead\n",
        "Written by `make bench`: one run, medians. A ratio is the other's time to ours: over 1, ours is faster. On a busy machine\n"
        "the ratios tell more than the times.\n",
        about + missing,
        "## A whole report, and what others need merely to parse\n",
        "The report: all rules, every client's verdict. cryptography reads names, extensions and keys when they are asked for.\n",
        bundles(results, names),
        "## From PEM text to a verified chain of three\n",
        "Signatures: blocks read, both signatures verified. The report says it for one client, with every finding. The peers verify\n"
        "names and dates, too; Go, Java and OpenSSL find the path, Java is measured warm.\n",
        chains(results, names, kinds),
        f"## Writing for all {calls['targets']} clients and others\n",
        f"With one reading for all (`emit_each`): {shown(calls['emit-each all'])}; a check of the same set for every client takes {shown(calls['mutual P-256'])}\n"
        f"of that, and what was written is checked as well. For the {calls['targets without stores']} of them that take no key store, it is\n"
        f"{shown(calls['emit-each without stores'])}: the rest is deriving keys from the password of stores, 10,000 rounds as keytool has it.\n\n"
        f"By a call for each: {shown(calls['emit all'])}, each with its own reading, check and judgement of what was written; the median one\n"
        f"{shown(emit[len(emit) // 2][0])}, the slowest {emit[-1][1]} ({shown(emit[-1][0])}) and {emit[-2][1]} ({shown(emit[-2][0])}).\n",
        "## Whole processes\n",
        table(["command", "median", "fastest"], [[f"`{name}`", shown(median), shown(least)] for name, (median, least) in results["processes"].items()]),
        "## The same report through each binding\n",
        table(["call", "median", "over Rust"], [[name, shown(value), f"{(value / rust - 1) * 100:+.0f} %"] for name, value in results["bindings"].items()]),
        "The report as JSON, both ways, is in all but the first. Go by itself: `make go-bench`; JavaScript: `make bench-js`.\n",
        "## Size\n",
        table(["certificates", "report"], [[key.split()[1], shown(value)] for key, value in calls.items() if key.startswith("scale ")]),
        f"Fitted: {shown(max(scale['seconds for nothing'], 0))} and {shown(scale['seconds for each'])} for each certificate; the farthest point is\n"
        f"{scale['farthest off'] * 100:.0f} % off the line.\n",
        "## Memory\n",
        table(["certificates", "peak of `tlsconf check`", "time"], [[count, octets(one["peak"]), shown(one["seconds"])] for count, one in memory["sizes"].items()]),
        f"Each certificate more asks the heap {memory['allocations a certificate']:.0f} times, for {octets(memory['octets a certificate'])} in all, "
        "the report as JSON included.\n"
        if "octets a certificate" in memory
        else "",
        f"## A tree of {tree['files']} files\n",
        table(
            ["", "time", "time of processors", "peak"],
            [[name, shown(one["seconds"]), shown(one["processor seconds"]), octets(one["peak"])] for name, one in (("all processors", every), ("one", single))],
        ),
        f"On a terminal {tree['lines on a terminal']} lines are drawn, one over the other: " + ", ".join(f"`{line}`" for line in tree["some of them"]) + ".\n",
    ]
    return "\n".join(part for part in parts if part)

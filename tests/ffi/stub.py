#!/usr/bin/env python3
"""A C program with a definition of every function and a variable of every enumeration that the header declares, so that a compiler
writes down the whole ABI: types, layouts, numbers. Nothing of it is run.

    tests/ffi/stub.py ffi/include/tlsconf.h ffi/symbols.txt >stub.c
"""
import re
import sys

COMMENT = re.compile(r"/\*.*?\*/", re.S)
FUNCTION = re.compile(r"^([a-z][\w ]*[ *])(tlsconf_\w+)\(([^;{]*)\);", re.M)
ENUMERATION = re.compile(r"^enum (tlsconf_\w+)", re.M)


def main():
    header, symbols = (open(name, encoding="utf-8").read() for name in sys.argv[1:3])
    text = COMMENT.sub("", header)
    functions = {name: (result.strip(), parameters) for result, name, parameters in FUNCTION.findall(text)}
    if set(functions) != set(symbols.split()):
        sys.exit(f"the header and the list of symbols differ: {sorted(set(functions) ^ set(symbols.split()))}")
    print('#include "tlsconf.h"')
    for name in sorted(set(ENUMERATION.findall(text))):
        print(f"enum {name} enumeration_{name};")
    for name, (result, parameters) in sorted(functions.items()):
        print(f"{result} {name}({' '.join(parameters.split())}) {{ __builtin_unreachable(); }}")


if __name__ == "__main__":
    main()

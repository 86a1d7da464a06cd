"""What is tried: PEM blocks damaged inside (tlv.py), and files of many of them, in which a line tells the block."""

import base64
import os
import random

import tlv


def pem(label, der):
    return f"-----BEGIN {label}-----\n{base64.encodebytes(der).decode()}-----END {label}-----\n"


def batches(seeds, count, at_once):
    """COUNT blocks made of the seeds, each a label and DER, in dictionaries of so many: what was done to each. SEED in the environment
    chooses other ones."""
    chance = random.Random(int(os.environ.get("SEED", "14")))
    for begin in range(0, count, at_once):
        made = {}
        while len(made) < min(at_once, count - begin):
            label, der = chance.choice(seeds)
            der, how = tlv.damaged(chance, der)
            made[label, der] = ", ".join(how)
        yield made


def written(path, blocks):
    """Writes them into one file: which line begins which of them."""
    text, lines = "", {}
    for number, (label, der) in enumerate(blocks):
        lines[text.count("\n") + 1] = number
        text += pem(label, der)
    path.write_text(text)
    return lines

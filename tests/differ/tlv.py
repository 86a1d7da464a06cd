"""DER as a tree, in which single elements are damaged while the lengths around them are kept right: what is damaged by chance alone dies
at the first length, and says nothing about what is inside."""


class Element:
    def __init__(self, tag, content=b"", inner=None):
        self.tag, self.content, self.inner = tag, content, inner

    def walk(self):
        yield self
        for one in self.inner or ():
            yield from one.walk()

    def encode(self):
        content = b"".join(one.encode() for one in self.inner) if self.inner is not None else self.content
        return bytes([self.tag]) + length(len(content)) + content


def length(count):
    if count < 128:
        return bytes([count])
    octets = count.to_bytes((count.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(octets)]) + octets


def read(octets):
    """The elements that these octets are; None where they are none."""
    elements, at = [], 0
    while at < len(octets):
        if at + 2 > len(octets) or octets[at] & 31 == 31:
            return None
        tag, count, begin = octets[at], octets[at + 1], at + 2
        if count & 128:
            width = count & 127
            if not 1 <= width <= 3 or begin + width > len(octets):
                return None
            count = int.from_bytes(octets[begin : begin + width], "big")
            begin += width
        if begin + count > len(octets):
            return None
        content = octets[begin : begin + count]
        # What OCTET STRING and BIT STRING hold is DER again, in extensions and keys.
        inner = read(content) if tag & 32 or (tag == 4 and content) else None
        if tag == 4 and inner is not None and b"".join(one.encode() for one in inner) != content:
            inner = None
        elements.append(Element(tag, content, inner))
        at = begin + count
    return elements


def flip(chance, one):
    if one.content:
        at = chance.randrange(len(one.content))
        one.content = one.content[:at] + bytes([one.content[at] ^ 1 << chance.randrange(8)]) + one.content[at + 1 :]


def other(chance, one):
    if one.content:
        at = chance.randrange(len(one.content))
        one.content = one.content[:at] + bytes([chance.choice((0, 1, 0x7F, 0x80, 0xFF, 0x20, 0x30, 0x2E))]) + one.content[at + 1 :]


def shorter(chance, one):
    one.content = one.content[: chance.randrange(len(one.content) + 1)]


def longer(chance, one):
    one.content = chance.choice((one.content + b"\0", b"\0" + one.content, b"\xff" + one.content, one.content * 2))


def tag(chance, one):
    one.tag = chance.choice((1, 2, 3, 4, 5, 6, 10, 12, 19, 20, 22, 23, 24, 28, 30, 0x30, 0x31, 0x80, 0x81, 0x82, 0x86, 0xA0, 0xA1, 0xA3))


def gone(chance, one):
    if one.inner:
        del one.inner[chance.randrange(len(one.inner))]


def doubled(chance, one):
    if one.inner:
        at = chance.randrange(len(one.inner))
        one.inner[at:at] = [one.inner[at]]


def swapped(chance, one):
    if one.inner and len(one.inner) > 1:
        at = chance.randrange(len(one.inner) - 1)
        one.inner[at : at + 2] = one.inner[at + 1], one.inner[at]


LEAVES = (flip, other, other, shorter, longer, tag)
BRANCHES = (gone, doubled, swapped, tag)


def damaged(chance, octets):
    """The octets with one or two elements damaged, and how."""
    (root,) = read(octets)
    names = []
    for _ in range(chance.choice((1, 1, 2))):
        one = chance.choice(list(root.walk()))
        change = chance.choice(LEAVES if one.inner is None else BRANCHES)
        change(chance, one)
        names.append(f"{change.__name__} 0x{one.tag:02x}")
    return root.encode(), names

#!/usr/bin/env python3
"""A rendered page is looked at: it has ink, the green of what is met and the red of what is not."""
import struct
import sys
import zlib


def pixels(path):
    """Rows of (r, g, b) of an 8-bit RGB or grey PNG without interlace."""
    with open(path, "rb") as f:
        data = f.read()
    at, packed, header = 8, b"", None
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if kind == b"IHDR":
            header = struct.unpack(">IIBBBBB", body)
        elif kind == b"IDAT":
            packed += body
        at += size + 12
    width, height, depth, colour = header[:4]
    step = {0: 1, 2: 3, 6: 4}[colour]
    assert depth == 8
    raw, rows, before = zlib.decompress(packed), [], bytes(width * step)
    for y in range(height):
        start = y * (width * step + 1)
        line = bytearray(raw[start + 1:start + 1 + width * step])
        unfilter(raw[start], line, before, step)
        before = bytes(line)
        rows.append([tuple(line[x * step:x * step + 3]) for x in range(width)])
    return rows


def unfilter(kind, line, before, step):
    for i in range(len(line)):
        a = line[i - step] if i >= step else 0
        b, c = before[i], before[i - step] if i >= step else 0
        if kind == 1:
            line[i] = (line[i] + a) & 255
        elif kind == 2:
            line[i] = (line[i] + b) & 255
        elif kind == 3:
            line[i] = (line[i] + (a + b) // 2) & 255
        elif kind == 4:
            p = a + b - c
            near = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
            line[i] = (line[i] + near) & 255


def main():
    rows = pixels(sys.argv[1])
    flat = [p for row in rows for p in row]
    dark = sum(max(p) < 100 for p in flat)
    green = sum(p[1] > p[0] + 60 and p[1] > p[2] + 60 for p in flat)
    red = sum(p[0] > p[1] + 60 and p[0] > p[2] + 60 for p in flat)
    print("page %d x %d: %d dark, %d green, %d red pixels" % (len(rows[0]), len(rows), dark, green,
                                                              red))
    if dark < 500 or green < 200 or red < 200:
        sys.exit("picture: the page lacks text or bars")


if __name__ == "__main__":
    main()

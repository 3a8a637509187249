"""Writes the PNG files of photographs.md, a few pixels each, number by number: python3 photographs.py"""

import struct
import zlib


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height, depth, colour, rows, before=b"", interlaced=0):
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    data = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before + chunk(b"IDAT", data)
            + chunk(b"IEND", b""))


def write(name, data):
    with open(name, "wb") as file:
        file.write(data)


GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6
grey = png(3, 2, 8, GREY, [[0, 51, 102], [153, 204, 255]])
write("grey.png", grey)
write("bits.png", png(4, 1, 1, GREY, [[0b01010000]]))
write("grey-alpha.png", png(3, 1, 8, GREY_ALPHA, [[102, 255, 0, 0, 0, 51]]))
write("rgb.png", png(2, 1, 8, RGB, [[255, 128, 0, 1, 2, 3]]))
write("rgba.png", png(2, 1, 8, RGBA, [[255, 128, 0, 255, 255, 0, 102, 51]]))
write("palette.png", png(4, 1, 2, PALETTE, [[0b00011011]],
                         chunk(b"PLTE", bytes([10, 20, 30, 40, 50, 60, 70, 80, 90, 0, 0, 0]))
                         + chunk(b"tRNS", bytes([255, 255, 255, 0]))))
# 0x3333 is a fifth of 0xffff, and 0x10ff is nearer to 0x1111 than to 0x1010.
write("16-bit.png", png(3, 1, 16, RGB, [[0x33, 0x33, 0x10, 0xff, 0xff, 0xff] + [0] * 12]))
# Adam7: 3 × 3 pixels, numbered row by row, come in five passes, the fifth of them in two rows.
write("interlaced.png", png(3, 3, 8, GREY, [[0], [2], [6, 8], [1], [7], [3, 4, 5]], interlaced=1))
# Linear light, and sRGB's own gamma.
write("linear.png", png(1, 1, 8, GREY, [[128]], chunk(b"gAMA", struct.pack(">I", 100000))))
write("gamma.png", png(2, 1, 8, GREY, [[77, 200]], chunk(b"gAMA", struct.pack(">I", 45455))))

write("empty.png", b"")
write("text.png", b"GIF89a, says the file that calls itself a PNG file\n")
write("truncated.png", grey[:-20])
write("damaged.png", grey[:45] + bytes([grey[45] ^ 1]) + grey[46:])
write("gigantic.png", png(100_000, 100_000, 8, RGB, []))

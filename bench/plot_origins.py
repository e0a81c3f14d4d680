#!/usr/bin/env python3
"""Draws docs/origins.svg from what simulate_origins prints.

    build/.../simulate_origins 10 > figures.tsv;  bench/plot_origins.py figures.tsv > docs/origins.svg

Two panels over the rate of copying: stories whose independent origins are counted right or one off, and values
found true. The bars show one standard deviation over the worlds.
"""
import sys

WIDTH, HEIGHT, LEFT, TOP, ACROSS, DOWN = 760, 330, 60, 50, 280, 220


def panel(rows, left, title, series, low):
    def point(x, y):
        return left + float(x) / 0.9 * ACROSS, TOP + (1 - (y - low) / (1 - low)) * DOWN

    yield f'<text x="{left}" y="{TOP - 18}" class="title">{title}</text>'
    for step in range(6):
        share = low + (1 - low) * step / 5
        x, y = point(0, share)
        yield f'<line x1="{x}" y1="{y:.1f}" x2="{x + ACROSS}" y2="{y:.1f}" class="grid"/>'
        yield f'<text x="{x - 8}" y="{y + 4:.1f}" text-anchor="end">{share:.2f}</text>'
    for row in rows[::3]:
        x, _ = point(row[0], low)
        yield f'<text x="{x:.1f}" y="{TOP + DOWN + 18}" text-anchor="middle">{row[0]}</text>'
    yield f'<text x="{left + ACROSS / 2}" y="{TOP + DOWN + 38}" text-anchor="middle">share of a copier\'s stories that are copied</text>'
    for name, column, style in series:
        points = [point(row[0], float(row[column])) for row in rows]
        yield f'<polyline class="{style}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>'
        for row, (x, y) in zip(rows, points):
            reach = float(row[column + 1]) / (1 - low) * DOWN
            yield f'<line class="{style}" x1="{x:.1f}" y1="{max(TOP, y - reach):.1f}" x2="{x:.1f}" y2="{y + reach:.1f}"/>'
        x, y = points[-1]
        yield f'<text x="{x:.1f}" y="{y + (-24 if style == "aware" else 26):.1f}" text-anchor="end" class="{style}-name">{name}</text>'


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">\n'
          "<style>.grid{stroke:#ddd}.aware,.naive{fill:none;stroke-width:2}.aware{stroke:#1b6ca8}.naive{stroke:#b5541c}"
          ".aware-name{fill:#1b6ca8}.naive-name{fill:#b5541c}.title{font-size:14px;font-weight:bold}</style>\n"
          f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>')
    print("\n".join(panel(rows, LEFT, "Origins right, or one off", (("by dependence", 1, "aware"), ("counting outlets", 3, "naive")), 0.0)))
    print("\n".join(panel(rows, LEFT + ACROSS + 100, "Values found true", (("copies count once", 5, "aware"), ("each outlet a vote", 7, "naive")), 0.92)))
    print("</svg>")


if __name__ == "__main__":
    main()

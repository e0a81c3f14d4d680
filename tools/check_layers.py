#!/usr/bin/env python3
"""Fails where the code leaves the house as CMake describes it.

usage: check_layers.py SRC ROOMS

ROOMS has one line a room, "path|floor|used,rooms|listed,files". Checked: a room uses only rooms of
lower floors, or of its own floor where it says so and no circle arises; each include names a file of
the room itself or of a room it uses; each file under SRC is listed by the room it lies in.
"""
import os
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def read_rooms(path):
    rooms = {}
    for line in open(path, encoding="utf-8"):
        if not line.strip():
            continue
        room, floor, uses, files = line.rstrip("\n").split("|")
        rooms[room] = (int(floor), [u for u in uses.split(",") if u], [f for f in files.split(",") if f])
    return rooms


def room_of(path, rooms):
    folder = os.path.dirname(path)
    while folder and folder not in rooms:
        folder = os.path.dirname(folder)
    return folder or None


def reaches(rooms, start, goal, seen):
    for used in rooms.get(start, (0, [], []))[1]:
        if used == goal:
            return True
        if used not in seen:
            seen.add(used)
            if reaches(rooms, used, goal, seen):
                return True
    return False


def problems(src, rooms):
    listed = {f"{room}/{name}" for room, (_, _, names) in rooms.items() for name in names}
    for room, (floor, uses, _) in sorted(rooms.items()):
        for used in uses:
            if used not in rooms:
                yield f"{room} uses {used}, which is no room"
            elif rooms[used][0] > floor:
                yield f"{room} (floor {floor}) uses {used} (floor {rooms[used][0]}): that runs up"
        if reaches(rooms, room, room, set()):
            yield f"{room} uses itself through others: a circle"
    for folder, _, names in sorted(os.walk(src)):
        for name in sorted(names):
            if not name.endswith((".h", ".cpp")):
                continue
            path = os.path.relpath(os.path.join(folder, name), src)
            room = room_of(path, rooms)
            if path not in listed:
                yield f"src/{path}: no room lists this file"
            if room is None:
                continue
            text = open(os.path.join(folder, name), encoding="utf-8").read()
            for included in INCLUDE.findall(text):
                if not os.path.exists(os.path.join(src, included)):
                    yield f'src/{path}: includes "{included}", which is not under src/'
                    continue
                target = room_of(included, rooms)
                if target != room and target not in rooms[room][1]:
                    yield f'src/{path}: includes "{included}", but {room} does not use {target}'


def main():
    src, rooms_file = sys.argv[1:3]
    rooms = read_rooms(rooms_file)
    found = list(problems(src, rooms))
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        sys.exit(f"{len(found)} breaks of the floors")
    print(f"{len(rooms)} rooms, every include in order")


if __name__ == "__main__":
    main()

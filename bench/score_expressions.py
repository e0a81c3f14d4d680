#!/usr/bin/env python3
"""Scores `isnad annotate` on public suites of Arabic expressions with values.

Usage: score_expressions.py ISNAD DIR [--failures] [--part studied|held]

DIR holds maha_ar.json (Maha's test suite) and duckling_ar.json (duckling's Arabic corpus). Both are
assistants' suites: one expression a case, no sentence around it, the future preferred. Each case is
one line through `annotate`; right is the exact value, and nothing where nothing is expected. Prints
a Markdown table; what is not attempted is counted apart, never as right. Exits 0 where DIR is absent.
Rules are written looking at `studied` alone: two cases of three, by their place in the file; `held` is
every third case, to be counted and not read.
"""
import ast
import datetime
import json
import os
import re
import subprocess
import sys

NOW = datetime.datetime(2021, 9, 1, 10, 38, 4)  # the moment both suites speak from
MAHA_UNITS = {"SECONDS": ("S", "T"), "MINUTES": ("M", "T"), "HOURS": ("H", "T"), "DAYS": ("D", ""),
              "WEEKS": ("W", ""), "MONTHS": ("M", ""), "YEARS": ("Y", "")}
DUCKLING_UNITS = {"Second": ("S", "T"), "Minute": ("M", "T"), "Hour": ("H", "T"), "Day": ("D", ""),
                  "Week": ("W", ""), "Month": ("M", ""), "Year": ("Y", "")}
SHARES = {"percent": 100, "permille": 1000, "ppm": 1000000}
METRES = {"m": 1, "km": 1000, "cm": 0.01, "dm": 0.1, "mm": 0.001, "mi": 1609.344, "yd": 0.9144,
          "ft": 0.3048, "in": 0.0254}
GRAMS = {"g": 1, "kg": 1000, "mg": 0.001}
AMOUNTS = {"Gram": GRAMS, "Ounce": {"oz": 1}, "Cup": {"cup": 1}, "Litre": {"l": 1},
           "Millilitre": {"ml": 1}, "Hectolitre": {"hl": 1}, "Gallon": {"gal": 1},
           "Celsius": {"celsius": 1}, "Fahrenheit": {"fahrenheit": 1}, "Degree": {"degree": 1}}


def annotate(program, kind, lines):
    """One answer a line; line breaks inside a case would part it, so they become blanks."""
    command = [program, "annotate", "--kind", kind, "--lang", "ar"]
    if kind == "time":
        command += ["--published", NOW.strftime("%Y-%m-%dT%H:%M:%S"), "--prefer", "future"]
    text = "".join(re.sub(r"\s+", " ", line) + "\n" for line in lines)
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.split("\n")[:-1]]
    if len(answers) != len(lines):
        raise SystemExit(f"{len(lines)} lines in, {len(answers)} answers out")
    return answers


def near(a, b):
    return abs(a - b) <= 5e-6 * max(1, abs(a), abs(b))


def counted(answer):
    """The quantities proper: an ordinal says a place in a row, a vague count has no value."""
    return [one for one in answer if not one.get("ordinal") and one["value"] is not None]


def ordinals(answer):
    return [one["value"] for one in answer if one.get("ordinal")]


def one_number(answer, expected):
    answer = counted(answer)
    if len(answer) != 1:
        return False
    value = answer[0]["value"] / SHARES.get(answer[0].get("unit"), 1)
    return near(value, float(expected))


def one_amount(answer, expected, factors):
    return (len(answer) == 1 and answer[0].get("unit") in factors
            and near(answer[0]["value"] * factors[answer[0]["unit"]], expected))


def length(pairs):
    """TIMEX3 duration of (count, letter, 'T' or '') pairs, added up by unit."""
    total = {}
    for count, letter, clock in pairs:
        total[clock + letter] = total.get(clock + letter, 0) + count
    days = "".join(f"{total[u]:.10g}{u}" for u in ("Y", "M", "W", "D") if u in total)
    clock = "".join(f"{total['T' + u]:.10g}{u}" for u in ("H", "M", "S") if "T" + u in total)
    return "P" + days + ("T" + clock if clock else "")


def same_length(value, wanted):
    """Equal, or off only by how many decimals of a third are written."""
    parts = [re.split(r"([\d.]+)", v or "") for v in (value, wanted)]
    return len(parts[0]) == len(parts[1]) and all(
        x == y or (i % 2 and abs(float(x) - float(y)) < 1e-3)
        for i, (x, y) in enumerate(zip(*parts)))


def plus_months(months):
    index = NOW.year * 12 + NOW.month - 1 + months
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def iso_week(day):
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def maha_moment(moment):
    """The values that say one moment. A part that is the speaker's own was not said: a clock time
    without a day is that of any day to TIMEX3, and a day that is today's may stand for its year."""
    if (moment.hour, moment.minute) != (NOW.hour, NOW.minute):
        values = [f"{moment:%Y-%m-%dT%H:%M}"]
        if moment.date() == NOW.date():
            values.append(f"T{moment:%H:%M}")
        return values
    values = [f"{moment:%Y-%m-%d}" if moment.year >= 1000 else ""]
    if (moment.month, moment.day) == (NOW.month, NOW.day) and moment.year != NOW.year:
        values.append(f"{moment.year:04d}")
    return values


def maha_interval(start, end):
    """Two clock times of today as an interval; other ends are not translated."""
    clocks = []
    for text in (start, end):
        if not text or text == "None":
            continue
        moment = datetime.datetime(*ast.literal_eval(text[len("datetime.datetime"):]))
        if moment.date() != NOW.date() or moment.hour == NOW.hour or moment.second == NOW.second:
            return None
        clocks.append(f"T{moment:%H:%M}")
    return ["/".join(clocks)]


def maha_time(test, case):
    """What TIMEX3 says for one of Maha's time cases; None where the case is not translated."""
    if case.get("sow", "MO") != "MO":
        return None  # TIMEX3's week begins on Monday
    if "expected_year" in case:
        return [f"{NOW.year + case['expected_year']:04d}"]
    years = {"test_current_year": 0, "test_this_year": 0, "test_previous_year": -1,
             "test_next_year": 1, "test_next_two_years": 2, "test_previous_two_years": -2}
    if test in years:
        return [f"{NOW.year + years[test]:04d}"]
    if test == "test_n_months":
        return [plus_months(case["expected_month"])]
    if test == "test_previous_this_month":
        return [plus_months(0)]
    if test == "test_month_and_year":
        return ["2021-09"]
    if test == "test_first_day_and_month":
        return ["2021-09-01"]
    if "expected_month" in case:
        year = {"test_next_specific_month_next_year": 2022,
                "test_previous_specific_month_previous_year": 2020}.get(test, 2021)
        if test == "test_specific_month":
            return [f"{y}-{case['expected_month']:02d}" for y in (2021, 2022)]
        return [f"{year}-{case['expected_month']:02d}"]
    if "expected_week" in case:
        return [iso_week(NOW + datetime.timedelta(weeks=case["expected_week"]))]
    if test in ("test_next_days", "test_previous_days"):
        return [f"{NOW + datetime.timedelta(days=case['expected_day']):%Y-%m-%d}"]
    if test == "test_specific_next_weekday":
        return [f"2021-09-{case['expected_day']:02d}"]
    if test == "test_specific_previous_weekday":
        return [f"2021-08-{case['expected_day']:02d}"]
    if test in ("test_after_hours", "test_before_hours"):
        return [f"{NOW + datetime.timedelta(hours=case['expected_hour']):%Y-%m-%dT%H:%M}"]
    if test in ("test_after_minutes", "test_before_minutes"):
        return [f"{NOW + datetime.timedelta(minutes=case['expected_minute']):%Y-%m-%dT%H:%M}"]
    if test == "test_specific_hour":
        return [f"T{case['expected_hour']:02d}:00", f"T{case['expected_hour'] % 24:02d}:00"]
    if "start_time" in case and "end_time" in case:
        return maha_interval(case["start_time"], case["end_time"])
    expected = case.get("expected", "")
    if isinstance(expected, str) and expected.startswith("datetime.datetime("):
        moment = datetime.datetime(*ast.literal_eval(expected[len("datetime.datetime"):]))
        if test == "test_different_start_of_week" and "يوم" not in case["input"]:
            return [iso_week(moment)]  # asked for the week, Maha answers with its first day
        return maha_moment(moment)
    return None


# Words of speech, not of the written language: their cases are counted apart.
DIALECT = re.compile(r"(?:^|[\s،]|\bو)(?:هس[ةه]|هلق|هلأ|بكر[ةه]|ام?بارح|مبارح|البارح[ةه]|اللي|جاي|الجاي[ةه]?|هاي|هاد|هذي|هيك|"
                     r"نص|ونص|مي[ةه]|ميت?ين|دقايق|دقيقتين ونص|الاتنين|التلاتا|التلاتاء|ثلاثا|الثلاثا|الأربعا|الاربعا|"
                     r"\w*[طت]نعش\w*|\w+طعش\w*|ثنين|تنين|مساءا|الصبح|العشا)(?:$|[\s،])")


def dialect_apart(read_case):
    """The same reader, with the times and durations told in dialect under a name of their own."""
    def read(case):
        found = read_case(case)
        if found and found[0] in ("maha time", "maha duration"):
            if DIALECT.search(case["params"]["input"]):
                return (found[0] + ", dialect", *found[1:])
        return found
    return read


@dialect_apart
def maha_case(case):
    """(group, kind to ask, check) or (group, None, None) where the case is not attempted."""
    group = "maha " + case["file"].split("test_")[-1].removesuffix(".py")
    params = case["params"]
    if "input" not in params:
        return None
    expected = params.get("expected")
    negative = case["test"].startswith("test_negative")
    if group == "maha numeral":
        if negative:
            return group, "number", lambda a: counted(a) == []
        return group, "number", lambda a: one_number(a, expected)
    if group == "maha ordinal":
        if isinstance(expected, str):
            expected = ast.literal_eval(expected)
        wanted = [] if negative else expected if isinstance(expected, list) else [expected]
        return group, "number", lambda a: ordinals(a) == wanted
    if group == "maha distance":
        if negative or "normalized" in case["test"]:
            if negative:  # no distance; a number or another count may stand there
                return group, "number", lambda a: all(x.get("unit") not in METRES for x in a)
            return group, "number", lambda a: one_amount(a, expected, METRES)
        return group, "number", lambda a: len(a) == 1 and near(a[0]["value"], float(expected))
    if group == "maha duration":
        if negative:
            return group, "time", lambda a: all(x["type"] != "DURATION" for x in a)
        if "units" in params:
            counts = ast.literal_eval(expected)
            names = re.findall(r"DurationUnit\.(\w+)", params["units"])
            wanted = length([(c, *MAHA_UNITS[n]) for c, n in zip(counts, names)])
        elif isinstance(expected, (int, float)):
            name = case["test"].split("_")[1].upper()
            wanted = length([(expected, *MAHA_UNITS[name])])
        else:
            counts = ast.literal_eval(expected)
            wanted = length([(counts[0], *MAHA_UNITS["MINUTES"]),
                             (counts[1], *MAHA_UNITS["SECONDS"])])
        return group, "time", lambda a: len(a) == 1 and same_length(a[0]["value"], wanted)
    if group == "maha time":
        if case["test"] == "test_negative_cases":
            return group, "time", lambda a: all(x["type"] in ("DURATION",) for x in a)
        wanted = maha_time(case["test"], params)
        if wanted is not None:
            return group, "time", lambda a: len(a) == 1 and a[0]["value"] in wanted
    return group, None, None


def duckling_case(case):
    group = "duckling " + case["dim"].lower()
    expected = case["expect"]
    if expected is None:
        return group, "number", lambda a: counted(a) == []
    words = expected.split()
    if case["dim"] == "Numeral":
        return group, "number", lambda a: one_number(a, words[1].strip("()"))
    if case["dim"] == "Ordinal":
        return group, "number", lambda a: ordinals(a) == [int(words[1])]
    if case["dim"] == "Duration":
        wanted = length([(float(words[1].strip("()")), *DUCKLING_UNITS[words[2]])])
        return group, "time", lambda a: len(a) == 1 and a[0]["value"] == wanted
    if case["dim"] in ("Quantity", "Volume", "Temperature") and words[0] == "simple":
        value = float("".join(words[2:3]).strip("()"))
        return group, "number", lambda a: one_amount(a, value, AMOUNTS.get(words[1], {}))
    return group, None, None


def in_part(index, part):
    return part == "all" or (index % 3 == 0) == (part == "held")


def load(directory, part):
    cases = []
    path = os.path.join(directory, "maha_ar.json")
    if os.path.exists(path):
        for index, case in enumerate(json.load(open(path, encoding="utf-8"))):
            read = maha_case(case)
            if read and in_part(index, part):
                cases.append((case["params"]["input"], *read))
    path = os.path.join(directory, "duckling_ar.json")
    if os.path.exists(path):
        for index, case in enumerate(json.load(open(path, encoding="utf-8"))):
            if in_part(index, part):
                cases.append((case["text"], *duckling_case(case)))
    return cases


def main():
    arguments = sys.argv[1:]
    part = "all"
    if "--part" in arguments[:-1]:
        at = arguments.index("--part")
        part = arguments[at + 1]
        del arguments[at:at + 2]
    if part not in ("all", "studied", "held"):
        arguments = []
    arguments = [a for a in arguments if not a.startswith("--")]
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    program, directory = arguments
    if os.path.isdir(os.path.join(directory, "expressions")):  # the folder of all sets
        directory = os.path.join(directory, "expressions")
    cases = load(directory, part)
    if not cases:
        print(f"expressions: no data in {directory}, nothing measured")
        return 0
    groups = {}
    for kind in ("number", "time"):
        asked = [case for case in cases if case[2] == kind]
        for case, answer in zip(asked, annotate(program, kind, [case[0] for case in asked])):
            score = groups.setdefault(case[1], [0, 0, 0])
            right = case[3](answer)
            score[0] += right
            score[1] += 1
            if not right and "--failures" in sys.argv:
                print(f"{case[1]}\t{case[0]!r}\t{json.dumps(answer, ensure_ascii=False)}")
    for case in cases:
        if case[2] is None:
            groups.setdefault(case[1], [0, 0, 0])[2] += 1
    print("| suite | right | cases | rate | not attempted |\n|---|---:|---:|---:|---:|")
    for group in sorted(groups):
        right, count, skipped = groups[group]
        rate = f"{100 * right / count:.1f} %" if count else "–"
        print(f"| {group} | {right} | {count} | {rate} | {skipped} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())

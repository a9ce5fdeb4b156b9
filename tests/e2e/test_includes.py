"""Data flows one way: a folder of src/ includes itself, base/ and the folders before it in NIENBIEU_STAGES; cli/ and server/ may include all.

Only cli/ and server/ print or exit.
"""
import pathlib
import re
import unittest

from black_box import SOURCE, main

STAGES = re.search(r"set\(NIENBIEU_STAGES ([a-z ]+)\)", (SOURCE / "CMakeLists.txt").read_text()).group(1).split()
LAST = {"cli", "server"}
FILES = sorted(path for ending in ("h", "cpp") for path in (SOURCE / "src").glob(f"*/*.{ending}"))


def folder(path):
    return path.relative_to(SOURCE / "src").parts[0]


class Includes(unittest.TestCase):
    def test_every_folder_has_its_place(self):
        self.assertEqual({folder(path) for path in FILES} - set(STAGES) - {"cli"}, set())

    def test_no_arrow_runs_back(self):
        faults, arrows = [], 0
        for path in FILES:
            here = folder(path)
            allowed = set(STAGES) | LAST if here in LAST else set(STAGES[: STAGES.index(here) + 1])
            for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
                for there in re.findall(r'^\s*#\s*include\s+"([a-z_]+)/', line):
                    arrows += 1
                    if there not in allowed:
                        faults.append(f"{path.relative_to(SOURCE)}:{number}: {here}/ is before {there}/")
        self.assertGreater(arrows, 100)
        self.assertEqual(faults, [])

    def test_files_are_named_by_their_folder(self):
        """`#include "x.h"` without a folder would go round the check above."""
        for path in FILES:
            for name in re.findall(r'^\s*#\s*include\s+"([^"]+)"', path.read_text(encoding="utf8"), re.M):
                self.assertIn("/", name, path)
                self.assertTrue((SOURCE / "src" / name).exists(), f"{path}: {name}")

    def test_only_commands_print_and_exit(self):
        talk = re.compile(r"\bstd::(cout|cerr|clog)\b|\b(printf|fprintf|puts|fputs|abort|_?exit|quick_exit|terminate)\s*\(")
        faults = []
        for path in FILES:
            if folder(path) in LAST:
                continue
            for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
                code = re.sub(r'"(\\.|[^"\\])*"', '""', line.split("//")[0])
                if talk.search(code):
                    faults.append(f"{path.relative_to(SOURCE)}:{number}: {line.strip()}")
        self.assertEqual(faults, [])

    def test_no_clock(self):
        """The reference time is always an argument. cli/ measures how long it works, for its progress."""
        clock = re.compile(r"system_clock|high_resolution_clock|\b(time|gettimeofday|localtime|localtime_r|clock_gettime)\s*\(\s*(NULL|nullptr|0|&)|\bgetenv\b|setlocale")
        faults = [f"{path.relative_to(SOURCE)}: {found.group()}" for path in FILES if folder(path) not in LAST
                  for found in [clock.search(path.read_text(encoding="utf8"))] if found]
        self.assertEqual(faults, [])


if __name__ == "__main__":
    main()

"""The page in headless Chromium: tests/e2e/page/*.test.mjs, run by node's test runner against reports that the binary wrote and a store that it serves.

Skipped (77) only where there is no Node.js. Chromium is needed: Debian's package `chromium`, or CHROMIUM=/path/to/it.
"""
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys

from black_box import BINARY, skip

HERE = pathlib.Path(__file__).resolve().parent / "page"
PAGE = BINARY.parent / "page"


def packages():
    """The test's own npm packages, kept beside the build and fetched anew only when the lock file changes."""
    folder = BINARY.parent / "page-test-packages"
    lock = (HERE / "package-lock.json").read_bytes()
    if not (folder / "installed").exists() or (folder / "package-lock.json").read_bytes() != lock:
        folder.mkdir(exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(HERE / name, folder / name)
        subprocess.run(["npm", "ci", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder, check=True)
        (folder / "installed").touch()
    return folder


def main():
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        skip("Node.js and npm are not installed (Debian: nodejs npm)")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        sys.exit("Chromium is not installed (Debian: chromium); CHROMIUM=/path/to/it names another")
    if not (PAGE / "report-template.html").exists():
        sys.exit(f"{PAGE}/report-template.html is not there: build the target `page` first")
    env = dict(os.environ, PAGE_PACKAGES=str(packages()), PAGE_FOLDER=str(PAGE), CHROMIUM=chromium)
    # Each file in a process of its own, two at a time: a browser waits more than it works.
    def run(test):
        return subprocess.run([node, "--test", test], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for done in pool.map(run, sorted(map(str, HERE.glob("*.test.mjs")))):
            sys.stdout.buffer.write(done.stdout)
            failed += done.returncode != 0
    sys.exit(failed > 0)


main()

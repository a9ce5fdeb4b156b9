"""The documents are true: README.md's commands give the output that it shows, its links lead somewhere, its flags exist."""
import re
import subprocess
import unittest

from black_box import BINARY, SOURCE, main, run

DOCUMENTS = [path for path in (SOURCE / name for name in ("README.md", "src/README.md", "CONTRIBUTING.md", "CHANGELOG.md", "lexicons/README.md")) if path.exists()]


class Documents(unittest.TestCase):
    def test_console_blocks(self):
        text = (SOURCE / "README.md").read_text(encoding="utf8")
        self.assertGreater(len(re.findall(r"^```console$", text, re.M)), 0)
        result = subprocess.run([SOURCE / "tools/docs", "--check", "--binary", BINARY], capture_output=True, encoding="utf8", check=False)
        self.assertEqual(result.returncode, 0, "\n" + result.stdout[:4000] + result.stderr[-1000:])

    def test_links(self):
        for path in DOCUMENTS:
            for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf8")):
                if "://" not in target:
                    self.assertTrue((path.parent / target).exists(), f"{path.name}: {target}")

    def test_flags_exist(self):
        """A flag that README.md names is a flag of some command or tool."""
        helps = run("--help").stdout.decode()
        for command in re.findall(r"^  ([a-z]+) ", helps.split("Subcommands:")[1], re.M):
            helps += run(command, "--help").stdout.decode()
        for command in ("check", "lookup", "stats"):
            helps += run("lexicon", command, "--help").stdout.decode()
        helps += "".join(path.read_text(encoding="utf8") for path in (SOURCE / "tools").iterdir() if path.is_file())
        text = re.sub(r"`cmake [^`]*`|python3 -m .*", "", (SOURCE / "README.md").read_text(encoding="utf8"))
        for flag in set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)):
            self.assertIn(flag, helps)

    def test_every_command_is_in_the_readme(self):
        text = (SOURCE / "README.md").read_text(encoding="utf8")
        for command in re.findall(r"^  ([a-z]+) ", run("--help").stdout.decode().split("Subcommands:")[1], re.M):
            self.assertTrue(f"`nienbieu {command}" in text, f"README.md does not name {command}")


if __name__ == "__main__":
    main()

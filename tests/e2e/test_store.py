"""The store: the same bytes as `timeline`, whatever was added, replaced, withdrawn, removed or killed on the way.

NIENBIEU_KILLS sets how many times the kill test strikes (40 by default; 1000 for the long run).
"""
import fcntl
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

NIENBIEU = os.environ.get("NIENBIEU", "build/dev/nienbieu")
SOURCE = Path(os.environ.get("NIENBIEU_SOURCE", "."))
ARTICLES = sorted(str(p) for p in (SOURCE / "tests/articles").iterdir() if p.suffix in (".txt", ".html", ".jsonl"))
KILLS = int(os.environ.get("NIENBIEU_KILLS", "40"))

PEOPLE = ["Tổng thống Mỹ Joe Biden", "Thủ tướng Israel Benjamin Netanyahu", "Tổng thống Nga Vladimir Putin", "Tổng thống Pháp Emmanuel Macron", "Ngoại trưởng Mỹ Antony Blinken"]
PLACES = ["Rafah", "Hà Nội", "Kiev", "Bắc Kinh", "Washington"]
SAYINGS = ["cho biết thỏa thuận đang ở giai đoạn cuối", "kêu gọi các bên kiềm chế", "cáo buộc đối phương vi phạm lệnh ngừng bắn", "nói rằng đàm phán sẽ tiếp tục trong tuần tới", "khẳng định không có thay đổi nào"]


def article(number, random_source):
    r = random_source
    lines = [f"Bản tin số {number}", ""]
    for _ in range(r.randint(2, 5)):
        lines.append(f"Ngày {r.randint(1, 28)}/{r.randint(1, 12)}, {r.choice(PEOPLE)} {r.choice(SAYINGS)} tại {r.choice(PLACES)} lần {r.randint(1, 99)}.")
    return {"id": f"bt-{number}", "url": f"https://bao.example/{number}", "outlet": f"Báo {number % 7}", "published": f"2024-{1 + number % 12:02d}-28", "text": "\n".join(lines)}


def write_articles(path, articles):
    path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), encoding="utf-8")
    return path


def run(*arguments, check=True):
    done = subprocess.run([NIENBIEU, "-q", *map(str, arguments)], capture_output=True)
    if check and done.returncode:
        raise AssertionError(f"{arguments}: {done.stderr.decode()}")
    return done


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.db = self.folder / "t.db"

    def store(self, *arguments, check=True):
        return run("store", "--db", self.db, *arguments, check=check)

    def assertSameAsTimeline(self, *inputs):
        wanted = run("timeline", *inputs, "--format", "json").stdout
        self.assertEqual(self.store("export").stdout, wanted)
        return json.loads(wanted)

    def sql(self, query, *values):
        connection = sqlite3.connect(self.db)
        try:
            return connection.execute(query, values).fetchall()
        finally:
            connection.close()


class Bytes(Folder):
    def test_same_bytes_as_timeline(self):
        self.store("add", *ARTICLES)
        timeline = self.assertSameAsTimeline(*ARTICLES)
        self.assertEqual(dict(self.sql("SELECT id, json FROM entries")).keys(), {e["id"] for e in timeline["events"] + timeline["undated"]})
        stored = {i: json.loads(j) for i, j in self.sql("SELECT id, json FROM entries")}
        for e in timeline["events"] + timeline["undated"]:
            self.assertEqual(stored[e["id"]], e)
        self.assertEqual({i for (i,) in self.sql("SELECT id FROM articles")}, {d["id"] for d in timeline["documents"]})
        self.assertEqual({i for (i,) in self.sql("SELECT id FROM entities")}, set(timeline["entities"]))

    def test_any_order_and_twice(self):
        for path in reversed(ARTICLES):
            self.store("add", path)
        before = self.sql("SELECT count(*), (SELECT count(*) FROM events) FROM documents")
        self.store("add", *ARTICLES)
        self.assertEqual(self.sql("SELECT count(*), (SELECT count(*) FROM events) FROM documents"), before)
        self.assertSameAsTimeline(*ARTICLES)

    def test_records_instead_of_articles(self):
        timeline = self.folder / "t.json"
        run("timeline", *ARTICLES, "--format", "json", "-o", timeline)
        self.store("add", "--records", timeline)
        self.assertEqual(self.store("export").stdout, timeline.read_bytes())

    def test_update_withdraw_remove(self):
        r = random.Random(1)
        first = [article(n, r) for n in range(12)]
        corrected = dict(article(3, random.Random(99)), revision="2")
        withdrawn = {"id": "bt-5", "url": "https://bao.example/5", "withdrawn": True, "text": ""}
        self.store("add", write_articles(self.folder / "a.jsonl", first))
        self.store("add", write_articles(self.folder / "b.jsonl", [corrected, withdrawn]))
        final = [corrected if a["id"] == "bt-3" else withdrawn if a["id"] == "bt-5" else a for a in first]
        self.assertSameAsTimeline(write_articles(self.folder / "final.jsonl", final))
        self.assertEqual(self.sql("SELECT count(*) FROM events e JOIN documents d ON d.key = e.document WHERE d.id = 'bt-5'"), [(0,)])
        # The older versions again: they do not come back.
        self.store("add", self.folder / "a.jsonl")
        self.assertSameAsTimeline(self.folder / "final.jsonl")
        self.store("remove", "bt-3", "https://bao.example/7")
        self.assertSameAsTimeline(write_articles(self.folder / "rest.jsonl", [a for a in final if a["id"] not in ("bt-3", "bt-7")]))
        self.assertNotIn("bt-3", {i for (i,) in self.sql("SELECT document FROM entry_reports")})
        self.assertEqual(self.store("remove", "no-such", check=False).returncode, 1)

    def test_refresh_from_stale_is_the_same(self):
        """Derived rows that came about step by step equal those made at once."""
        r = random.Random(2)
        for n in range(0, 30, 5):
            self.store("add", write_articles(self.folder / "step.jsonl", [article(k, r) for k in range(n, n + 5)]))
        dump = "SELECT id, json FROM entries ORDER BY id"
        text = "SELECT e.id, t.text, t.folded, t.names, t.ids FROM texts t JOIN entries e ON e.key = t.rowid ORDER BY e.id"
        steps = [self.sql(dump), self.sql(text), self.sql("SELECT * FROM v_daily ORDER BY 1, 3, 4")]
        exported = self.folder / "whole.json"
        self.store("export", "-o", exported)
        self.db = self.folder / "once.db"
        self.store("add", "--records", exported)
        self.assertEqual([self.sql(dump), self.sql(text), self.sql("SELECT * FROM v_daily ORDER BY 1, 3, 4")], steps)


class Questions(Folder):
    def test_same_answers_as_query(self):
        self.store("add", *ARTICLES)
        timeline = self.folder / "t.json"
        self.store("export", "-o", timeline)
        for question in (["--said"], ["--who", "Biden", "--said"], ["--who", "biden"], ["--about", "vũ khí"], ["--about", "vu khi"], ["--type", "CONSULT"], ["--from", "2023-09-10", "--to", "2023-09-11"],
                         ["--who", "Nga", "--from", "2023-09"], ["--via", "Reuters"], ["--who", "Q6279"], ["--who", '" OR 1'], ["--about", "thành"], []):
            one = [json.loads(line) for line in run("query", timeline, "--json", *question).stdout.splitlines()]
            two = [json.loads(line) for line in self.store("query", "--json", *question).stdout.splitlines()]
            key = lambda a: a["id"]
            self.assertEqual(sorted(two, key=key), sorted(one, key=key), question)

    def test_full_text_with_and_without_diacritics(self):
        self.store("add", write_articles(self.folder / "a.jsonl", [
            {"id": "1", "published": "2024-05-13", "text": "Ngày 12/5, Tổng thống Mỹ Joe Biden cho biết thánh đường đã mở cửa."},
            {"id": "2", "published": "2024-05-13", "text": "Ngày 12/5, Tổng thống Nga Vladimir Putin cho biết thanh niên đã đến."}]))
        search = lambda match: {d for (d,) in self.sql("SELECT r.document FROM texts t JOIN entry_reports r ON r.entry = t.rowid WHERE texts MATCH ?", match)}
        self.assertEqual(search("text : thánh"), {"1"})
        self.assertEqual(search("text : thanh"), {"2"})
        self.assertEqual(search("folded : thanh"), {"1", "2"})

    def test_views_and_the_documented_queries(self):
        self.store("add", *ARTICLES)
        readme = (SOURCE / "src/store/README.md").read_text(encoding="utf-8")
        queries = [block.split("```")[0] for block in readme.split("```sql\n")[1:]]
        self.assertEqual(len(queries), 3)
        for query in queries:
            self.assertTrue(self.sql(query), query)
        for view in ("v_events", "v_statements", "v_entities", "v_daily"):
            columns = [c[1] for c in self.sql(f"PRAGMA table_info({view})")]
            self.assertTrue(self.sql(f"SELECT * FROM {view} LIMIT 1"), view)
            line = next(line for line in readme.splitlines() if line.startswith(f"| `{view}`"))
            self.assertTrue(all(f"`{c}`" in line for c in columns), (view, columns))


class Guards(Folder):
    def test_newer_and_foreign_files_are_refused(self):
        self.store("add", ARTICLES[0])
        connection = sqlite3.connect(self.db)
        connection.execute("PRAGMA user_version = 99")
        connection.commit()
        connection.close()
        done = self.store("stats", check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"newer", done.stderr)
        foreign = self.folder / "foreign.db"
        connection = sqlite3.connect(foreign)
        connection.execute("CREATE TABLE mine (x)")
        connection.commit()
        connection.close()
        done = run("store", "--db", foreign, "add", ARTICLES[0], check=False)
        self.assertIn(b"another program", done.stderr)
        self.assertEqual(run("store", "--db", self.folder / "none.db", "query", check=False).returncode, 1)
        self.assertFalse((self.folder / "none.db").exists())
        (self.folder / "text.db").write_text("no database" * 100)
        self.assertEqual(run("store", "--db", self.folder / "text.db", "add", ARTICLES[0], check=False).returncode, 1)


class Kill(Folder):
    def test_kill_at_random_moments(self):
        """kill -9 while articles are added: nothing acknowledged is lost, nothing is there twice, and the end is the same bytes."""
        r = random.Random(int(os.environ.get("NIENBIEU_SEED", "7")))
        articles = [article(n, r) for n in range(400)]
        inputs = write_articles(self.folder / "all.jsonl", articles)
        acknowledged = set()
        self.db = self.folder / "killed.db"
        for kill in range(KILLS):
            if kill % 10 == 0:  # a database of its own for every ten kills, so that they strike at every length of it
                self.db = self.folder / f"killed{kill}.db"
                acknowledged = set()
            lines = self.killed_after(r.randrange(len(articles) // 3), r.choice([1, 3, 10]), inputs)
            acknowledged.update(lines)
            if not self.db.exists():
                self.assertFalse(acknowledged)
                continue
            self.assertEqual(self.sql("PRAGMA quick_check"), [("ok",)])
            there = [i for (i,) in self.sql("SELECT id FROM documents")] if acknowledged else []
            self.assertEqual(len(there), len(set(there)))
            self.assertLessEqual(acknowledged, set(there))
            if acknowledged:
                self.assertEqual(self.sql("SELECT count(*) FROM (SELECT 1 FROM events GROUP BY document, id HAVING count(*) > 1)"), [(0,)])
        self.store("add", inputs)
        self.assertSameAsTimeline(inputs)

    def killed_after(self, count, batch, inputs):
        """The acknowledgements of an `add` that is killed once it gave `count` of them. Its pipe holds less than the rest, so it cannot have ended
        before: the moment is chosen by what the program did, not by the clock, and the test is the same on a slow machine."""
        reading, writing = os.pipe()
        fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
        process = subprocess.Popen([NIENBIEU, "-q", "store", "--db", str(self.db), "add", "--batch", str(batch), "--acknowledge", "-j", "2", str(inputs)],
                                   stdout=writing, stderr=subprocess.DEVNULL)
        os.close(writing)
        out = b""
        with os.fdopen(reading, "rb", buffering=0) as pipe:
            while out.count(b"\n") < count:
                piece = pipe.read(64)
                self.assertTrue(piece, "the program ended before it was killed")
                out += piece
            process.kill()
            out += pipe.read()
        self.assertEqual(process.wait(), -signal.SIGKILL)
        return out.decode().split("\n")[:-1]


if __name__ == "__main__":
    unittest.main(verbosity=1)

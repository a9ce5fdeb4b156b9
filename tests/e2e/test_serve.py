"""The server: the API answers as its own description says, malformed requests get 4xx, nothing of a request reaches a file, additions are told.

NIENBIEU_FUZZ sets how many malformed requests are refused (500 by default), NIENBIEU_SEED which.
"""
import base64
import gzip
import http.client
import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse
from pathlib import Path

import jsonschema

NIENBIEU = os.environ.get("NIENBIEU", "build/dev/nienbieu")
SOURCE = Path(os.environ.get("NIENBIEU_SOURCE", "."))
ARTICLES = sorted(str(p) for p in (SOURCE / "tests/articles").iterdir() if p.suffix in (".txt", ".html", ".jsonl"))
TOKEN = "a-token-of-some-length"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
NEW = {"id": "moi-1", "url": "https://bao.example/moi", "outlet": "Báo Mới", "published": "2024-05-13", "text": "Ngày 12/5/2024, Tổng thống Mỹ Joe Biden cho biết lệnh ngừng bắn ở Rafah đã gần."}


class Server:
    def __init__(self, *arguments, token=None):
        environment = dict(os.environ)
        if token:
            environment["NIENBIEU_TOKEN"] = token
        self.process = subprocess.Popen([NIENBIEU, "serve", "--listen", "127.0.0.1:0", *map(str, arguments)], stderr=subprocess.PIPE, env=environment)
        line = self.process.stderr.readline().decode()
        assert line.startswith("nienbieu: http://"), line
        self.port = int(line.rstrip("/\n").rsplit(":", 1)[1])
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def stop(self):
        self.process.terminate()
        code = self.process.wait(10)
        self.process.stderr.close()
        return code

    def ask(self, path, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body=body, headers={k.replace("_", "-"): v for k, v in headers.items()})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def json(self, path, **parameters):
        if parameters:
            path += "?" + urllib.parse.urlencode({k.rstrip("_"): v for k, v in parameters.items()}, doseq=True)
        status, headers, body = self.ask(path)
        assert status == 200, (path, status, body)
        return json.loads(body)

    def raw(self, data, wait=20.0):
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as s:
            try:
                s.sendall(data)
                s.shutdown(socket.SHUT_WR)
            except OSError:
                pass
            out = b""
            try:
                while piece := s.recv(65536):
                    out += piece
            except ConnectionResetError:
                pass
            return out


class Base(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        cls.file = cls.folder / "t.json"
        done = subprocess.run([NIENBIEU, "-q", "timeline", *ARTICLES, "--format", "json", "-o", cls.file])
        assert done.returncode == 0
        cls.timeline = json.loads(cls.file.read_text(encoding="utf-8"))
        cls.entries = cls.timeline["events"] + cls.timeline["undated"]
        cls.server = Server(cls.file)

    @classmethod
    def tearDownClass(cls):
        assert cls.server.process.poll() is None, "the server died"
        assert cls.server.stop() == 0
        shutil.rmtree(cls.folder)


class Answers(Base):
    def every(self, path, name="events", **parameters):
        rows, cursor = [], None
        while True:
            page = self.server.json(path, **parameters, **({"cursor": cursor} if cursor else {}))
            rows += page[name]
            if not page["next"]:
                self.assertEqual(page["total"], len(rows))
                return rows
            cursor = page["next"]

    def test_timeline_is_the_file(self):
        self.assertEqual(self.server.ask("/api/timeline")[2], self.file.read_bytes())
        status, headers, body = self.server.ask("/api/timeline", Accept_Encoding="gzip")
        self.assertEqual(headers["Content-Encoding"], "gzip")
        self.assertEqual(gzip.decompress(body), self.file.read_bytes())

    def test_pages_neither_overlap_nor_skip(self):
        for limit in (1, 7, 500):
            self.assertEqual(self.every("/api/events", limit=limit), self.entries)
        documents = self.server.json("/api/events", limit=3)["documents"]
        self.assertEqual({d["id"] for d in documents}, {r["document"] for e in self.entries[:3] for r in e["reports"]})

    def ids(self, **parameters):
        return [e["id"] for e in self.every("/api/events", limit=500, **parameters)]

    def test_filters_are_those_of_a_reader(self):
        for kind in ("statement", "action"):
            self.assertEqual(self.ids(kind=kind), [e["id"] for e in self.entries if e["kind"] == kind])
        self.assertEqual(self.ids(type="CONSULT"), [e["id"] for e in self.entries if e["type"] == "CONSULT"])
        meets = lambda e, a, b: e in self.timeline["events"] and (e["time"]["earliest"] or "0") <= b and (e["time"]["latest"] or "9") >= a
        self.assertEqual(self.ids(from_="2023-09-10", to="2023-09-11"), [e["id"] for e in self.entries if meets(e, "2023-09-10", "2023-09-11")])
        self.assertEqual(self.ids(from_="2023-09", to="2023-09"), [e["id"] for e in self.entries if meets(e, "2023-09-01", "2023-09-30")])
        takes_part = lambda e, i: any(a["entity"] == i for r in e["reports"] for a in r["actors"] + r["targets"] + r["places"] + ((r["statement"] or {}).get("addressees") or []))
        for entity in list(self.timeline["entities"])[:20]:
            self.assertEqual(self.ids(entity=entity), [e["id"] for e in self.entries if takes_part(e, entity)], entity)
            self.assertEqual(self.ids(place=entity), [e["id"] for e in self.entries if any(a["entity"] == entity for r in e["reports"] for a in r["places"])])
        for document in self.timeline["documents"]:
            self.assertEqual(self.ids(source=document["id"]), [e["id"] for e in self.entries if any(r["document"] == document["id"] for r in e["reports"])])
        both = self.ids(entity=["Q6279", "Q881"])
        self.assertEqual(both, [i for i in self.ids(entity="Q6279") if i in self.ids(entity="Q881")])

    def test_words_with_and_without_diacritics(self):
        self.assertLessEqual(set(self.ids(text="vũ khí")), set(self.ids(text="vu khi")))
        self.assertTrue(self.ids(text="vũ khí"))
        self.assertEqual(self.ids(text="vù khì"), [])
        self.assertEqual(self.ids(entity="Biden"), self.ids(entity="BIDEN"))
        self.assertTrue(self.ids(entity="pham minh chinh"))

    def test_search(self):
        results = self.every("/api/search", "results", q="vũ khí", limit=5)
        self.assertEqual({r["entry"]["id"] for r in results}, set(self.ids(text="vũ khí")))
        lines = [r["line"] is not None for r in results]
        self.assertEqual(lines, sorted(lines, reverse=True))

    def test_one_event(self):
        entry = self.entries[3]
        got = self.server.json("/api/events/" + entry["id"])
        self.assertEqual({k: v for k, v in got.items() if k not in ("schema", "documents")}, entry)
        for e in self.entries:
            for alias in e["aliases"]:
                self.assertEqual(self.server.json("/api/events/" + alias)["id"], e["id"])
        self.assertEqual(self.server.ask("/api/events/e-0000")[0], 404)

    def test_entities_and_documents(self):
        rows = self.every("/api/entities", "entities", limit=10)
        self.assertEqual({r["id"] for r in rows}, set(self.timeline["entities"]))
        self.assertEqual([r["events"] for r in rows], sorted((r["events"] for r in rows), reverse=True))
        self.assertEqual({r["type"] for r in self.every("/api/entities", "entities", type="person")}, {"person"})
        self.assertEqual(self.every("/api/documents", "documents", limit=4), self.timeline["documents"])

    def test_conditional_requests(self):
        for path in ("/api/timeline", "/api/events?limit=2", "/api/entities", "/api/openapi.json"):
            status, headers, body = self.server.ask(path)
            again, headers_again, nothing = self.server.ask(path, If_None_Match=headers["ETag"])
            self.assertEqual((again, nothing, headers_again["ETag"]), (304, b"", headers["ETag"]))
            self.assertEqual(self.server.ask(path, If_None_Match='"other"')[0], 200)
        tags = {self.server.ask(f"/api/events?limit={n}")[1]["ETag"] for n in range(1, 6)}
        self.assertEqual(len(tags), 5)
        body = self.server.ask("/api/events?limit=20", Accept_Encoding="br, gzip;q=0.5")
        self.assertEqual(json.loads(gzip.decompress(body[2])), self.server.json("/api/events?limit=20"))
        self.assertIsNone(self.server.ask("/api/events?limit=20", Accept_Encoding="gzip;q=0")[1]["Content-Encoding"])

    def test_headers(self):
        for path in ("/api/events", "/healthz", "/nothing", "/api/events?limit=x", "/metrics"):
            headers = self.server.ask(path, Origin="https://evil.example")[1]
            self.assertEqual(headers["Content-Security-Policy"], POLICY)
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertFalse([h for h in headers if h.lower().startswith("access-control")])
        status, headers, body = self.server.ask("/api/events", method="HEAD")
        self.assertEqual((status, body), (200, b""))
        self.assertGreater(int(headers["Content-Length"]), 1000)
        self.assertEqual(self.server.ask("/api/events", method="DELETE")[0], 405)
        self.assertEqual(self.server.ask("/healthz")[2], b"ok\n")
        metrics = self.server.ask("/metrics")[2].decode()
        self.assertIn(f"nienbieu_events {len(self.entries)}\n", metrics)
        self.assertRegex(metrics, r'nienbieu_http_requests_total\{route="/api/events",code="200"\} \d+')

    def test_page_is_given_from_memory(self):
        status, headers, body = self.server.ask("/")
        if status == 404:
            self.skipTest("built without the page")
        self.assertIn(b'<script src="page.js">', body)
        self.assertEqual(self.server.ask("/page.js")[1]["Content-Type"], "text/javascript; charset=utf-8")

    def test_adding_is_off(self):
        self.assertEqual(self.server.ask("/api/articles", "POST", "{}", Content_Type="application/json")[0], 403)


class Description(Base):
    """The OpenAPI document is valid (tests/e2e/page/readers.test.mjs asks a validator, too), and real answers meet it."""

    def test_document(self):
        document = self.server.json("/api/openapi.json")
        self.assertEqual(document, json.loads((SOURCE / "schemas/openapi.json").read_text(encoding="utf-8")))
        self.assertTrue(document["openapi"].startswith("3.1."))
        ids = []
        for path, item in document["paths"].items():
            self.assertTrue(path.startswith("/"))
            for method, operation in item.items():
                self.assertIn(method, ("get", "post"))
                ids.append(operation["operationId"])
                self.assertTrue(operation["responses"])
                self.assertEqual({p["name"] for p in operation.get("parameters", []) if p["in"] == "path"}, {p[1:-1] for p in path.split("/") if p.startswith("{")})
                for parameter in operation.get("parameters", []):
                    jsonschema.Draft202012Validator.check_schema(parameter["schema"])
        self.assertEqual(len(ids), len(set(ids)))
        for schema in document["components"]["schemas"].values():
            jsonschema.Draft202012Validator.check_schema(schema)
        self.assertEqual(sorted(self.references(document)), sorted(r for r in self.references(document) if self.found(document, r) is not None))

    def references(self, value):
        if isinstance(value, dict):
            return {value["$ref"]} if isinstance(value.get("$ref"), str) else set().union(*map(self.references, value.values()), set())
        return set().union(*map(self.references, value), set()) if isinstance(value, list) else set()

    @staticmethod
    def found(document, reference):
        for part in reference.removeprefix("#/").split("/"):
            document = document[part]
        return document

    def test_real_answers_meet_it(self):
        document = self.server.json("/api/openapi.json")
        entry = self.entries[0]["id"]
        asked = {"/api/timeline": [""], "/api/events": ["", "?limit=3&from=2023&entity=Biden"], "/api/events/{id}": [""], "/api/search": ["?q=ng%C3%A0y"], "/api/entities": ["", "?type=place"], "/api/documents": ["?limit=2"], "/api/openapi.json": [""]}
        for path, item in document["paths"].items():
            for query in asked.get(path, []):
                answer = self.server.json(path.replace("{id}", entry) + query)
                schema = dict(item["get"]["responses"]["200"]["content"]["application/json"]["schema"], components=document["components"])
                jsonschema.Draft202012Validator(schema).validate(answer)
        status, headers, body = self.server.ask("/api/events?limit=0")
        self.assertEqual((status, headers["Content-Type"]), (400, "application/problem+json"))
        jsonschema.Draft202012Validator(document["components"]["schemas"]["Problem"]).validate(json.loads(body))

    def test_records_of_answers_meet_our_schemas(self):
        schemas = {}
        for file in (SOURCE / "schemas").glob("*.schema.json"):
            schema = json.loads(file.read_text(encoding="utf-8"))
            schemas[schema["$id"]] = schema
        resolver = jsonschema.RefResolver("", {}, store=schemas)
        validator = jsonschema.Draft202012Validator(schemas["https://nienbieu.org/schemas/entry@1"], resolver=jsonschema.RefResolver("https://nienbieu.org/schemas/entry@1", schemas["https://nienbieu.org/schemas/entry@1"], store=schemas))
        for e in self.entries[:40]:
            validator.validate(self.server.json("/api/events/" + e["id"]))


class Malformed(Base):
    SECRET = "a secret that no request may read"

    def status(self, data):
        answer = self.server.raw(data)
        if not answer:
            return None
        self.assertNotIn(self.SECRET.encode(), answer)
        self.assertTrue(answer.startswith(b"HTTP/1.1 "), answer[:60])
        return int(answer[9:12])

    def test_paths_never_reach_files(self):
        (self.folder / "secret.txt").write_text(self.SECRET)
        target = str(self.folder / "secret.txt")
        for path in ("/../" * 12 + target, "/..%2f" * 12 + target, "//" + target, "/page.js/../../" + target, "/%2e%2e/%2e%2e" + target, target, "/index.html%00.js", "/api/../" + target, "/api/events/..%2f..%2f" + target,
                     "/lexicon.img", "/openapi.json", "/page/index.html", "/.git/config", "/api/documents/../../etc/passwd", "/%5c..%5c..%5cetc", "file://" + target, "/api/events/%2e%2e"):
            status = self.status(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
            self.assertIn(status, (400, 404), path)

    def test_known_bad_requests(self):
        ok = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        self.assertEqual(self.status(ok), 200)
        cases = {
            b"\r\n\r\n": 400, b"GET\r\n\r\n": 400, b"GET / HTTP/9.9\r\nHost: x\r\n\r\n": 400, b"GET / HTTP/2.0\r\nHost: x\r\n\r\n": 400, b"get it\r\n\r\n": 400, b"GET /healthz HTTP/1.1\r\n\r\n": 400,
            b"GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n": 400, b"GET /healthz HTTP/1.1\nHost: x\n\n": 400, b"GET /he althz HTTP/1.1\r\nHost: x\r\n\r\n": 400, b"GET healthz HTTP/1.1\r\nHost: x\r\n\r\n": 400,
            b"GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n": 400, b"GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n": 400, b"GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n": 400, b"GET /x HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n": 400,
            b"GET /x HTTP/1.1\r\nHost : x\r\n\r\n": 400, b"GET /x HTTP/1.1\r\nHost: x\r\nA: \x01\r\n\r\n": 400, b"POST /api/articles HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n": 411,
            b"POST /api/articles HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n": 400, b"POST /api/articles HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx": 400,
            b"POST /api/articles HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n": 413, b"POST /api/articles HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n": 413,
            b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\nHost: x\r\n\r\n": 414, b"GET /x HTTP/1.1\r\nHost: x\r\nB: " + b"b" * 20000 + b"\r\n\r\n": 431, b"GET /x HTTP/1.1\r\nHost: x\r\n" + b"C: c\r\n" * 100 + b"\r\n": 431,
            b"GET /x HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n": 417, b"BREW /api/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n": 405, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n": 400,
        }
        for data, status in cases.items():
            self.assertEqual(self.status(data), status, data[:80])
        self.assertEqual(self.status(ok), 200)

    def test_bad_parameters(self):
        for query in ("limit=0", "limit=501", "limit=1e3", "limit=-1", "limit=", "from=2024-13-01", "from=2024-02-30", "from=x", "from=2024-05-13&to=2024-05-12", "kind=x", "type=say", "nonsense=1", "text=" + "a" * 201,
                      "limit=1&limit=2", "from=20240512", "from=-001", "&".join(f"entity={i}" for i in range(9)), "%ff=1", "text=%C3%28"):
            self.assertEqual(self.server.ask("/api/events?" + query)[0], 400, query)
        self.assertEqual(self.server.ask("/api/events?cursor=e-gone")[0], 410)
        self.assertEqual(self.server.ask("/api/search")[0], 400)
        self.assertEqual(self.server.ask("/api/search?q=x&cursor=x")[0], 400)

    def test_fuzz(self):
        r = random.Random(int(os.environ.get("NIENBIEU_SEED", "1")))
        seeds = [b"GET /api/events?from=2023&limit=5&text=ng%C3%A0y HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n",
                 b"POST /api/articles HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer x\r\nContent-Length: 11\r\nConnection: close\r\n\r\n{\"text\":\"a\"}",
                 b"GET /api/search?q=a&entity=Q6279&type=SAY&cursor=3 HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\nConnection: close\r\n\r\n", b"HEAD / HTTP/1.0\r\n\r\n"]
        pieces = [b"\r\n", b"\n", b"\x00", b"%", b"%00", b"%ff", b"../", b" ", b":", b"Content-Length: 5\r\n", b"Transfer-Encoding: chunked\r\n", b"\xff\xfe", b"A" * 9000, b"&", b"=", b"?", b"HTTP/1.1", b"limit=99999999999999999999", b"from=9999999-99-99"]
        refused, sent, wanted = 0, 0, int(os.environ.get("NIENBIEU_FUZZ", "500"))
        while refused < wanted:
            data = bytearray(r.choice(seeds))
            for _ in range(r.randint(1, 6)):
                at, what = r.randrange(len(data) + 1), r.random()
                if what < 0.4:
                    data[at:at] = r.choice(pieces)
                elif what < 0.7:
                    del data[at:at + r.randint(1, 12)]
                else:
                    data[at:at + 1] = bytes([r.randrange(256)])
            if not data:
                continue
            status = self.status(bytes(data))
            self.assertTrue(status is not None and status < 500, bytes(data))
            refused += status >= 400
            sent += 1
        self.assertLess(sent, 3 * wanted, "most of what is sent is no request")
        self.assertEqual(self.server.ask("/healthz")[0], 200)

    def test_slow_and_many(self):
        """A hundred clients that say nothing, or half a request, keep nobody from being served."""
        idle = [socket.create_connection(("127.0.0.1", self.server.port)) for _ in range(100)]
        for s in idle[::2]:
            s.sendall(b"GET /api/ev")
        began = time.monotonic()
        self.assertEqual(self.server.ask("/api/events?limit=1")[0], 200)
        self.assertLess(time.monotonic() - began, 5)
        for s in idle:
            s.close()

    def test_pipelined_and_kept_alive(self):
        """All that came whole before the client closed its half is answered, in order; a part of a request is refused; nothing after `close` is."""
        one = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
        last = one.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
        codes = lambda data: [int(code) for code in re.findall(rb"HTTP/1\.1 (\d{3}) ", self.server.raw(data))]
        self.assertEqual(codes(one * 20), [200] * 20)
        self.assertEqual(codes(one * 2000), [200] * 2000)  # more than is read at once
        self.assertEqual(codes(one * 3 + last + one), [200] * 4)
        self.assertEqual(codes(one + one.replace(b"/healthz", b"/nothing") + one)[1:], [404, 200])
        self.assertEqual(codes(one + one[:-2]), [200, 400])
        self.assertEqual(codes(b"POST /api/articles HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{}"), [400])
        self.assertEqual(codes(b""), [])
        self.assertEqual(codes(one.replace(b"/healthz", b"/api/events?limit=500") * 5), [200] * 5)  # more than a socket takes at once


class Stream(threading.Thread):
    """Server-sent events of /api/live, as (event, data)."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        self.connection.request("GET", "/api/live")
        self.answer = self.connection.getresponse()
        self.events, self.changed = [], threading.Condition()
        self.start()

    def run(self):
        name = None
        try:
            for line in self.answer:
                line = line.decode("utf-8").rstrip("\n")
                if line.startswith("event: "):
                    name = line[7:]
                elif line.startswith("data: "):
                    with self.changed:
                        self.events.append((name, json.loads(line[6:])))
                        self.changed.notify()
        except (OSError, ValueError, AttributeError):
            pass

    def wait_for(self, wanted, seconds=20):
        with self.changed:
            return self.changed.wait_for(lambda: any(wanted(*e) for e in self.events), seconds)


class Adding(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def serve(self, *arguments):
        server = Server(*arguments, token=TOKEN)
        self.addCleanup(lambda: self.assertEqual(server.stop(), 0))
        return server

    def post(self, server, body, token=TOKEN, kind="application/json"):
        return server.ask("/api/articles", "POST", body if isinstance(body, (str, bytes)) else json.dumps(body), Authorization="Bearer " + token, Content_Type=kind)

    def added(self, server):
        stream = Stream(server)
        status, headers, body = self.post(server, NEW)
        self.assertEqual(status, 201, body)
        self.assertEqual(json.loads(body)["articles"], 1)
        page = server.json("/api/events", source="Báo Mới")
        self.assertGreater(page["total"], 0)
        self.assertTrue(stream.wait_for(lambda name, data: name == "entry" and data["schema"] == "nienbieu/entry@1" and data["id"] == page["events"][0]["id"] and data["documents"][0]["id"] == "moi-1"))
        return page

    def test_to_a_store(self):
        database = self.folder / "t.db"
        server = self.serve("--db", database)
        self.assertEqual(server.json("/api/events")["total"], 0)
        self.added(server)
        exported = subprocess.run([NIENBIEU, "-q", "store", "--db", database, "export"], capture_output=True).stdout
        self.assertEqual(server.ask("/api/timeline")[2], exported)
        # The same again: nothing new.
        tag = server.ask("/api/timeline")[1]["ETag"]
        self.assertEqual(self.post(server, NEW)[0], 201)
        self.assertEqual(server.ask("/api/timeline")[1]["ETag"], tag)
        # Another process adds; the streams are told.
        stream = Stream(server)
        subprocess.run([NIENBIEU, "-q", "store", "--db", database, "add", ARTICLES[0]], check=True)
        self.assertTrue(stream.wait_for(lambda name, data: name in ("entry", "timeline")))
        self.assertEqual(server.json("/api/documents")["total"], 2)
        # And takes away.
        subprocess.run([NIENBIEU, "-q", "store", "--db", database, "remove", "moi-1"], check=True)
        self.assertTrue(stream.wait_for(lambda name, data: name == "timeline"))
        self.assertEqual(server.json("/api/documents")["total"], 1)

    def test_to_a_file(self):
        file = self.folder / "t.json"
        subprocess.run([NIENBIEU, "-q", "timeline", ARTICLES[0], "--format", "json", "-o", file], check=True)
        before = file.read_bytes()
        self.added(self.serve(file))
        self.assertEqual(file.read_bytes(), before)

    def test_who_may_and_what(self):
        server = self.serve("--db", self.folder / "t.db")
        self.assertEqual(self.post(server, NEW, token="wrong")[0], 401)
        self.assertEqual(self.post(server, NEW, token=TOKEN + "x")[0], 401)
        self.assertEqual(server.ask("/api/articles", "POST", json.dumps(NEW), Content_Type="application/json")[0], 401)
        self.assertEqual(server.ask("/api/articles", "POST", json.dumps(NEW), Content_Type="application/json", Authorization="Basic " + base64.b64encode(TOKEN.encode()).decode())[0], 401)
        self.assertEqual(self.post(server, NEW, kind="text/plain")[0], 415)
        for body in ("", "nothing", "{}", "[]", "{\"text\":1}", b"\xff\xfe", "[" * 5000):
            self.assertEqual(self.post(server, body)[0], 422, body[:20])
        self.assertEqual(server.ask("/api/articles")[0], 405)
        self.assertEqual(self.post(server, json.dumps(NEW) * 40000)[0], 413)
        self.assertEqual(server.json("/api/events")["total"], 0)
        lines = "\n".join(json.dumps(dict(NEW, id=f"l{n}", url=None)) for n in range(3)) + "\nbad\n"
        status, headers, body = self.post(server, lines, kind="application/x-ndjson")
        self.assertEqual((status, json.loads(body)["articles"], len(json.loads(body)["faults"])), (201, 3, 1))

    def test_streams_are_few(self):
        server = self.serve("--db", self.folder / "t.db")
        streams = [Stream(server) for _ in range(64)]
        self.assertEqual({s.answer.status for s in streams}, {200})
        self.assertEqual(server.ask("/api/live")[0], 429)


class Usage(unittest.TestCase):
    def test_faults(self):
        for arguments, code in ((["serve"], 2), (["serve", "x", "--db", "y"], 2), (["serve", "no-such-file"], 1), (["serve", "--db", "no-such-file"], 1), (["serve", "x", "--listen", "nonsense"], 2), (["serve", "x", "--token", "short"], 2)):
            done = subprocess.run([NIENBIEU, *arguments], capture_output=True, timeout=20)
            self.assertEqual(done.returncode, code, (arguments, done.stderr))


if __name__ == "__main__":
    unittest.main(verbosity=1)

"""The five articles that the project began with: one timeline, with what an editor looks for in it, once each. Needs the shared articles."""
import json
import unittest

from black_box import SHARED, main, needs_shared, run

needs_shared()


class Seeds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.timeline = json.loads(run("timeline", *sorted((SHARED / "seeds").glob("*.txt"))).stdout)

    def entries(self, day, types, *people):
        """Entries of that day and type in which all these take part."""
        def parties(entry):
            return {a["name"] for a in entry["actors"] + entry["targets"]}
        return [e for e in self.timeline["events"] if e["time"]["edtf"] == day and e["type"] in types and set(people) <= parties(e)]

    def test_in_order(self):
        days = [entry["time"]["earliest"] for entry in self.timeline["events"]]
        dated = [day for day in days if day and not day.startswith("XXXX")]
        self.assertEqual(dated, sorted(dated))

    def test_five_articles(self):
        self.assertEqual(len(self.timeline["documents"]), 5)

    def test_biden_calls_netanyahu_11_2_2024(self):
        self.assertEqual(len(self.entries("2024-02-11", ["CONSULT"], "Joe Biden", "Benjamin Netanyahu")), 1)

    def test_the_security_council_votes_25_3_2024(self):
        votes = [e for e in self.timeline["events"] if e["time"]["edtf"] == "2024-03-25" and e["type"] == "LEGISLATE"]
        self.assertTrue(votes)
        self.assertTrue(any(e["mode"] == "abstain" and "Mỹ" in {a["name"] for a in e["actors"]} for e in votes), "the US abstains")

    def articles(self, entry):
        return {report["document"] for report in entry["reports"]}

    def test_each_event_has_reports_of_every_article_that_tells_it(self):
        call, = self.entries("2024-02-11", ["CONSULT"], "Joe Biden", "Benjamin Netanyahu")
        self.assertGreaterEqual(len(call["reports"]), 3, "headline, lead and background")
        cancelled = [e for e in self.timeline["events"] if e["time"]["edtf"] == "2024-03-25" and e["type"] == "REJECT"]
        self.assertTrue(any(len(self.articles(e)) == 2 for e in cancelled), "the delegation's visit, cancelled")
        votes = [e for e in self.timeline["events"] if e["time"]["edtf"] == "2024-03-25" and e["type"] == "LEGISLATE"]
        self.assertTrue(any(len(self.articles(e)) == 2 for e in votes), "the vote in the Security Council")

    def test_the_toll_of_7_10_is_a_conflict_of_two_sources(self):
        tolls = [c for e in self.timeline["events"] if e["time"]["edtf"] == "2023-10-07" for c in e["conflicts"] if c["field"] == "toll"]
        self.assertEqual([sorted(v["value"]["value"] for v in c["values"]) for c in tolls], [[1160, 1200]])
        documents = {report["event"]: report["document"] for e in self.timeline["events"] for report in e["reports"]}
        self.assertEqual(len({documents[r] for v in tolls[0]["values"] for r in v["reports"]}), 2)

    def test_sullivan_calls_hanegbi_12_5_2024(self):
        self.assertEqual(len(self.entries("2024-05-12", ["CONSULT"], "Jake Sullivan", "Tzachi Hanegbi")), 1)

    def test_biden_calls_netanyahu_12_1_2025(self):
        self.assertEqual(len(self.entries("2025-01-12", ["CONSULT"], "Joe Biden", "Benjamin Netanyahu")), 1)


if __name__ == "__main__":
    main()

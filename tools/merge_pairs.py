"""Same-event pairs of a timeline against hand-made groups (dev.merge.json); used by tools/evaluate.

score_merges(timeline, gold_docs, groups) -> {"p","r","f1","gold","found","reachable"}

timeline: a nienbieu/timeline@1 object over the gold documents. gold_docs: {id: gold document}. groups: [{"what", "members": [[doc, eid], …]}].
A report stands for the gold event of its document and kind that the scorer matches it with. Only pairs of documents that
have groups are judged; a pair of reports that stand for no gold event is left out, since nobody read it. `reachable` is the recall that
a perfect merger would have with these events.
"""
import itertools

from scoring import KINDS, event_likeness, pair_off


def _align(golds, reports):
    """Gold event id by report's event id, matched as the scorer matches events."""
    out = {}
    for kind in KINDS:
        of_kind = [g for g in golds if g["kind"] == kind], [r for r in reports if r["kind"] == kind]
        out.update((of_kind[1][j]["event"], of_kind[0][i]["eid"]) for i, j in pair_off(*of_kind, event_likeness).items())
    return out


def _pairs(groups):
    return {pair for group in groups for pair in itertools.combinations(sorted(set(group)), 2)}


def score_merges(timeline, gold_docs, groups):
    judged = {doc for group in groups for doc, _ in group["members"]}
    entries = [entry["reports"] for entry in timeline["events"] + timeline["undated"]]
    by_doc = {}
    for report in itertools.chain.from_iterable(entries):
        by_doc.setdefault(report["document"], []).append(report)
    stands = {}
    for doc in judged:
        for event, eid in _align(gold_docs[doc]["events"], by_doc.get(doc, [])).items():
            stands[event] = (doc, eid)
    found = _pairs([[stands[r["event"]] for r in reports if r["event"] in stands] for reports in entries])
    gold = _pairs([[tuple(m) for m in group["members"]] for group in groups])
    there = set(stands.values())
    right = len(found & gold)
    p, r = right / len(found) if found else 0.0, right / len(gold) if gold else 0.0
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0, "gold": len(gold), "found": len(found),
            "reachable": round(sum(a in there and b in there for a, b in gold) / len(gold), 4) if gold else 0.0}

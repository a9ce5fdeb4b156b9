"""Same-event pairs of a timeline against hand-made groups (dev.merge.json); used by tools/evaluate.

score_merges(timeline, gold_docs, groups) -> {"p","r","f1","gold","found","reachable"}

timeline: a nienbieu/timeline@1 object over the gold documents. gold_docs: {id: gold document}. groups: [{"what", "members": [[doc, eid], …]}].
A report stands for the gold event of its document and kind whose trigger it overlaps most (one to one). Only pairs of documents that
have groups are judged; a pair of reports that stand for no gold event is left out, since nobody read it. `reachable` is the recall that
a perfect merger would have with these events.
"""
import itertools


def _overlap(a, b):
    return max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))


def _align(golds, reports):
    """Gold event id by report's event id: by trigger overlap, statements also by content; greedy from the best."""
    scored = []
    for g in golds:
        for r in reports:
            if g["kind"] != r["kind"] or not r.get("trigger"):
                continue
            s = _overlap(g["trigger"], r["trigger"]) * 10
            content = (r.get("statement") or {}).get("content")
            if content and g.get("content"):
                union = max(g["content"]["end"], content["end"]) - min(g["content"]["start"], content["start"])
                s += 10 * _overlap(g["content"], content) / union if union else 0
            if s >= 5:
                scored.append((-s, g["eid"], r["event"]))
    out, used = {}, set()
    for _, eid, event in sorted(scored):
        if event not in out and eid not in used:
            out[event] = eid
            used.add(eid)
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

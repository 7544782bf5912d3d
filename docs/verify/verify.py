#!/usr/bin/env python3
"""Rechecks the evidence of a draw, written from docs/draw.md alone:  verify.py BUNDLE [--entry ENTRY.json]"""
import collections, csv, datetime, fractions, hashlib, itertools, json, math, os, re, sys, zipfile
JSONS = ["header.json", "rule.json", "commitment.json", "seed.json", "summary.json"]
SEALED = {"leaves.csv": "id,leaf", "strata-commitments.csv": "commitment", "drawn.csv": "id"}
FULL = {"leaves.csv": "id,leaf", "frame.csv": "id,stratum,blind", "roster.csv": "id,department,valid_until,tags",
        "recusals.csv": "inspector,target", "strata.csv": "name,size,quota,cut,salt", "drawn.csv": "rank,id,stratum,ticket",
        "assignments.csv": "target,department,inspector", "replacements.csv": "target,department,from,to,reason"}
KEYS = {"commitment.json": "commitment countersignatures escrow root rosterDigest ruleDigest", "countersignatures": "keyId party signature",
        "seed.json": "contributions secret seed", "full seed.json": "contributions rosterSalt secret seed",
        "contributions": "at committed keyId name signature value", "summary.json": "assurance drawn recusals replacements seats shortages",
        "SHA256SUMS.sig": "algorithm keyId signature", "entry": "blind cut draw id index proof quota salt size stratum ticket treeSize"}
form = lambda pattern: re.compile(pattern).fullmatch; TEXT, NAME, US = form(r"[^\x00-\x1f\x7f]*"), form(r"[^\x00-\x1f\x7f,]+"), b"\x1f"
FORMS = {key: fits for keys, fits in {  # by key or column, also in header and rule; what is recomputed anyway needs no form
    "draw gradeScheme gradeMonth plan note": TEXT, "name stratum party": NAME, "blind": form("[0-9a-f]{32}"), "reason": form(r".*\S.*"),
    "count minimum drawn seats recusals replacements shortages index treeSize": lambda number: type(number) is int and number >= 0,
    "inspectors": lambda number: type(number) is int and 2 <= number <= 1000, "outside": lambda value: type(value) is bool,
    "previous secret rosterSalt rosterDigest salt leaf commitment": form("[0-9a-f]{64}"), "keyId": form("((es256|sm2):0[23][0-9a-f]{64})?"),
    "escrow": form("(ecies-p256:0[23][0-9a-f]{64}:[0-9a-f]{96}|sm2:04[0-9a-f]{256})?"), "source": form("drand:[0-9a-f]{64}:[1-9][0-9]*"),
    "form": form("dicex(2[5-9]|[3-9][0-9]|[1-9][0-9]{2,})|digitsx(1[6-9]|[2-9][0-9]|[1-9][0-9]{2,})"), "signature": form("([0-9a-f]{2})*"),
    "take": form(r"(0|[1-9][0-9]*)((\.[0-9]+)?%)?|all|none"), "mode": form("report|top_up|budget"), "rounding": form("half_up|up|down"),
    "asOf frozenAt revealBy closes at": lambda at: len(at) == 20 and datetime.datetime.fromisoformat(at[:-1]).isoformat() + "Z" == at,
    "valid_until last_day": lambda day: datetime.date.fromisoformat(day).isoformat() == day}.items() for key in keys.split()}
def need(holds, fault):
    if not holds: raise ValueError(fault)
def stated(where, written, **computed):
    for key, right in computed.items(): need(written[key] == right, f"{where}: {key} is {written[key]!r:.80}, {right!r:.80} computed")
def same(name, rows, right, first=2):
    for number, (found, row) in enumerate(itertools.zip_longest(rows, right, fillvalue=["no line"]), first):
        need(found == row, f"{name}:{number}: {','.join(found)} where {','.join(row)} should be")
def in_order(name, rows, width=1): same(name, rows, sorted({row[:width]: row for row in rows}.values()))  # code points sort as UTF-8 does
def digest(*parts): return hashlib.sha256(b"".join(part if isinstance(part, bytes) else part.encode() for part in parts)).digest()
def check_form(value, where, key):
    if isinstance(value, dict):
        need(key not in KEYS or sorted(value) == KEYS[key].split(), f"{where}: not the keys that belong here: {list(value)}")
        for inner in value: check_form(value[inner], f"{where}: {inner}", inner if key != "keys" else "keyId")
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1): check_form(inner, f"{where} {number}", key)
    else:
        plain = TEXT(value) if isinstance(value, str) else type(value) is bool or type(value) is int and abs(value) <= 2**53
        try: need(plain and (key not in FORMS or FORMS[key](value)), value)
        except (TypeError, ValueError): raise ValueError(f"{where} is not of its form: {value!r:.80}")  # also a day that does not exist
def read_json(name, data, shape):
    def once(pairs): return need(len(dict(pairs)) == len(pairs) and "".join(dict(pairs)).isascii(), f"{name}: a key twice, or not ASCII") or dict(pairs)
    value = json.loads(data.decode(), object_pairs_hook=once)
    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    need(canonical == data, f"{name}: not canonical, from byte {len(os.path.commonprefix([canonical, data]))} on")
    return check_form(value, name, shape) or value
def read_table(name, data, columns):
    first, *lines, last = data.decode().split("\n")  # no cell may hold a line feed, so a row is a line
    need(first == columns and last == "", f"{name}: its first line is not {columns}, or its last has no end")
    rows = [tuple(next(csv.reader([line], strict=True)) if '"' in line else line.split(",")) for line in lines]
    for number, (line, row) in enumerate(zip(lines, rows), 2):
        again = ",".join('"' + cell.replace('"', '""') + '"' if re.search('[,"]', cell) else cell for cell in row)
        need(len(row) == columns.count(",") + 1 and again == line, f"{name}:{number}: not {columns}, or not in the one form of CSV")
        for column, cell in zip(columns.split(","), row): check_form(cell, f"{name}:{number}: {column}", column)
    return rows
P, N = 2**256 - 2**224 + 2**192 + 2**96 - 1, 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551
B, UNCHECKED = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b, []
G = (0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296, 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5)
def add(left, right):
    if left is None or right is None: return left or right
    if left[0] == right[0] and left[1] != right[1]: return None  # the point at infinity
    slope = 3 * (left[0] ** 2 - 1) * pow(2 * left[1], -1, P) if left == right else (right[1] - left[1]) * pow(right[0] - left[0], -1, P)
    x = (slope * slope - left[0] - right[0]) % P; return x, (slope * (left[0] - x) - left[1]) % P
def multiply(times, point): return add(multiply(times // 2, add(point, point)), point if times % 2 else None) if times else None
def signed(where, party, message):  # ES256: y² = x³ − 3x + B over P, G of order N. SM2 is not checked here; UNCHECKED tells where
    key, signature = party["keyId"], party["signature"]; need(key and len(signature) == 128, f"{where}: no signature, or no key")
    if key.startswith("sm2:"): return UNCHECKED.append(where)
    x, r, s = int(key[-64:], 16), int(signature[:64], 16), int(signature[64:], 16); y = pow(x**3 - 3 * x + B, (P + 1) // 4, P)
    need(x < P and (y * y - x**3 + 3 * x - B) % P == 0 and 0 < r < N and 0 < s < N, f"{where}: no point, or numbers out of range")
    public, e, inverse = (x, y if y % 2 == int(key[-65]) % 2 else P - y), int.from_bytes(digest(message), "big"), pow(s, -1, N)
    point = add(multiply(e * inverse % N, G), multiply(r * inverse % N, public)); need(point and point[0] % N == r, f"{where}: not signed by {key}")
def leaf(id, stratum, blind): return digest(b"\0", bytes.fromhex(blind), id, US, stratum)
def figures(name, size, quota, cut, salt): return digest(bytes.fromhex(salt), "\x1f".join((name, size, quota, cut))).hex()
def proof(leaves, index):  # inclusion proof, and last the root: the left side is the largest power of two below the number of leaves
    if len(leaves) == 1: return leaves
    half = 1 << (len(leaves) - 1).bit_length() - 1
    left, right = proof(leaves[:half], min(index, half - 1)), proof(leaves[half:], max(index - half, 0))
    return [*(left[:-1] + right[-1:] if index < half else right[:-1] + left[-1:]), digest(b"\x01", left[-1], right[-1])]
def rate(take): return fractions.Fraction(take[:-1]) / 100 if "%" in take else 0
def quotas(strata, sizes, overall, rounding):
    rounded = {"half_up": lambda share: math.floor(share + fractions.Fraction(1, 2)), "up": math.ceil, "down": math.floor}[rounding]
    def asks(take, size, minimum=0):
        if "%" in take: return min(size, max(rounded(rate(take) * size), minimum if rate(take) else 0))
        return {"all": size, "none": 0}[take] if take.isalpha() else min(size, int(take))
    budget = overall["mode"] == "budget"; weights = [rate(s["take"]) * size if budget else 0 for s, size in zip(strata, sizes)]
    quota = [0 if budget else asks(s["take"], size, s.get("minimum", 0)) for s, size in zip(strata, sizes)]
    scope = [i for i, s in enumerate(strata) if s["take"] != "none"]; left = asks(overall["take"], sum(sizes[i] for i in scope))
    for i in reversed(scope if overall["mode"] == "top_up" else []): quota[i] += max(0, min(sizes[i] - quota[i], left - sum(quota)))
    while left and any(unfilled := [weight if q < size else 0 for weight, q, size in zip(weights, quota, sizes)]):
        shares = [left * weight / sum(unfilled) for weight in unfilled]
        lucky = sorted(range(len(sizes)), key=lambda i: math.floor(shares[i]) - shares[i])[:left - sum(map(math.floor, shares))]  # earlier first
        asked = [q + math.floor(share) + (i in lucky) for i, (q, share) in enumerate(zip(quota, shares))]
        quota = list(map(min, asked, sizes)); left = sum(asked) - sum(quota)  # what a stratum gets beyond its size is shared again
    return quota
def give(deck, barred, wanted):  # nobody where fewer than wanted are able and not barred: then the deck stays as it is
    if len(deck["able"] - barred) < wanted: return []
    while len(given := [card for card in dict.fromkeys(deck["cards"]) if card not in barred][:wanted]) < wanted:
        deck["turn"] += 1; deck["cards"] += sorted(deck["able"], key=lambda card: (digest(deck["key"], str(deck["turn"]), US, card), card))
    for card in given: deck["cards"].remove(card)
    return given
def check(path, entry_path):  # yields the finding of each step, nothing where a bundle of its kind has no such step
    with zipfile.ZipFile(path) as bundle:
        members, full = bundle.infolist(), "frame.csv" in bundle.namelist()
        tables = FULL if full else SEALED; files = sorted([*tables, *JSONS, "SHA256SUMS", "SHA256SUMS.sig"])
        same("files", zip(sorted(member.orig_filename for member in members)), zip(files), 1)
        small = sum(member.file_size for member in members) <= 2**26 + 64 * os.path.getsize(path)  # looked up before anything is unpacked
        need(small and all(m.compress_type in (0, 8) for m in members), "they unpack to too much, or are not stored or deflated")
        data = {name: bundle.read(name) for name in files}; yield f"{len(files)} of a {'full' if full else 'sealed'} bundle"
    sums = [f"{digest(data[name]).hex()}  {name}" for name in files[2:]]  # SHA256SUMS and its signature sort first
    same("SHA256SUMS", zip(data["SHA256SUMS"].decode().split("\n")), zip([*sums, ""]), 1); yield f"of {len(sums)} files"
    where, seal = "SHA256SUMS.sig", read_json("SHA256SUMS.sig", data["SHA256SUMS.sig"], "SHA256SUMS.sig")
    stated(where, seal, algorithm=seal["keyId"].split(":")[0].upper()); signed(where, seal, data["SHA256SUMS"])
    yield f"by {seal['keyId']}; whose key that is must come another way"
    header, rule, bound, seeds, summary = (read_json(n, data[n], "full seed.json" if full and n == "seed.json" else n) for n in JSONS)
    rows = {name: read_table(name, data[name], columns) for name, columns in tables.items()}
    leaf_rows, frame, roster, recusals, stratum_rows, drawn_rows, seats, replacements = (rows.get(name, []) for name in FULL)
    hidden, parties = rows.get("strata-commitments.csv", []), bound["countersignatures"]; yield "every file in its form"
    strata, departments, slots, given = rule["strata"], rule["departments"], header["slots"], seeds["contributions"]
    frozen, keys, overall = header["frozenAt"], rule.get("keys", {}), rule.get("overall", {"mode": "report", "take": "0"})
    names, budget, latest = [s["name"] for s in strata], overall["mode"] == "budget", max([frozen, *(s["closes"] for s in slots[:-1])])
    need({"draw", "asOf", "revealBy", "gradeScheme", "gradeMonth", "previous"} <= {*header} and "plan" in rule, "a key is missing")
    for group in (names, [d["id"] for d in departments], ["no slot", *(s["name"] for s in slots)]):
        need(group and len(group) == len({*group}) and all(map(NAME, group)), f"no stratum or department, or bad or doubled names: {group}")
    for s in strata: need(rate(s["take"]) <= 1 and ("%" in s["take"] or "minimum" not in s and (s["take"] == "none" or not budget)), f"rule.json: {s}")
    need(rate(overall["take"]) <= 1 and overall["take"] not in ("all", "none"), "rule.json: overall takes neither a rate nor a count")
    need(all(isinstance(d["tags"], list) and all(map(NAME, d["tags"])) for d in departments), "rule.json: bad tags")
    in_order("leaves.csv", leaf_rows); in_order("recusals.csv", recusals, 2)
    same("roster.csv", roster, sorted({row[0]: (*row[:3], ",".join(sorted(filter(None, row[3].split(","))))) for row in roster}.values()))
    ids = [row[0] for row in leaf_rows]; need(all(re.fullmatch("[\x21-\x7e]{1,54}", id) for id in ids), "leaves.csv: an id is not of its form")
    for number, row in enumerate(frame, 2): need(row[1] in names, f"frame.csv:{number}: the rule has no stratum {row[1]}")
    if full: same("leaves.csv", leaf_rows, [(row[0], leaf(*row).hex()) for row in frame])
    stated("header.json", header, algorithm="changli-draw/1", count=len(ids) or "more"); leaves = [bytes.fromhex(row[1]) for row in leaf_rows]
    root = proof(leaves, 0)[-1]; stated("commitment.json", bound, root=root.hex()); yield f"{len(ids)} targets, root {root.hex()}"
    lists = [digest("".join("\x1f".join(row) + "\n" for row in table)) for table in (roster, recusals)]
    digests = [digest(data["header.json"]), root, digest(data["rule.json"]), bytes.fromhex(bound["rosterDigest"]), bytes.fromhex(seeds["secret"])]
    commitment, salt = digest("changli-draw-commit/1", *digests), bytes.fromhex(seeds.get("rosterSalt", ""))
    if full: stated("commitment.json", bound, rosterDigest=digest(salt, *lists).hex())
    stated("commitment.json", bound, ruleDigest=digests[2].hex(), commitment=commitment.hex())
    for c in parties: stated("commitment.json", c, keyId=keys.get(c["party"])); signed(f"commitment.json: {c['party']}", c, commitment)
    yield f"{commitment.hex()}, {len(parties)} countersignatures"
    same("seed.json: contribution", zip(c["name"] for c in given), zip(slot["name"] for slot in slots), 1)
    for slot, c in zip(slots, given):
        where, kind, post = f"seed.json: {c['name']}", slot["kind"], digest("changli-draw-slot/1", commitment, c["name"], US, c["value"])
        thrown = slot["form"].replace("dicex", "[1-6]{").replace("digitsx", "[0-9]{") + "}" if kind == "witnessed" else None
        pattern = thrown or {"committed": "[0-9a-f]{32,128}", "beacon": "[0-9a-f]{64}"}[kind]
        need(re.fullmatch(pattern, c["value"]), f"{where}: the value is not of the slot's form")
        need(kind != "beacon" or slot["source"] and slot is slots[-1] and slot["closes"] > latest, f"header.json: beacon {c['name']} before others")
        need(slot["closes"] <= c["at"] if kind == "beacon" else frozen <= c["at"] < slot["closes"], f"{where}: {c['at']} is not its time")
        posted = kind != "beacon" and (c["keyId"] or c["signature"])
        stated(where, c, committed=post.hex() if kind == "committed" else "", keyId=keys.get(c["name"]) if posted else "")
        if posted: signed(where, c, post)
        elif c["signature"]: stated(where, c, value=digest(bytes.fromhex(c["signature"])).hex())
    yield f"{len(slots)} slots"
    seed = digest("changli-draw-seed/1", *digests, *(digest(c["name"], US, c["value"]) for c in given))
    sizes = [sum(row[1] == name for row in frame) for name in names]; stated("seed.json", seeds, seed=seed.hex()); yield seed.hex()
    quota = dict(zip(names, quotas(strata, sizes, overall, rule.get("rounding", "half_up"))))
    same("strata.csv", [row[:3] for row in stratum_rows], [(n, str(size), str(quota[n])) for n, size in zip(names, sizes) if full])
    published = [figures(*row) for row in stratum_rows] or [row[0] for row in hidden]
    in_order("strata-commitments.csv", hidden); need(len(published) == len(strata), "not one line a stratum"); yield f"of {len(strata)} strata"
    def ticket(id, blind): return digest(digest("changli-draw-target/1", seed, root), root, bytes.fromhex(blind), id).hex()
    chosen = {name: sorted((ticket(row[0], row[2]), row[0], name) for row in frame if row[1] == name)[:quota[name]] for name in names}
    drawn = sorted(sum(chosen.values(), [])); in_order("drawn.csv", [] if full else drawn_rows)
    if full: same("drawn.csv", drawn_rows, [(str(rank), id, stratum, lot) for rank, (lot, id, stratum) in enumerate(drawn, 1)])
    same("strata.csv", [(row[0], row[3]) for row in stratum_rows], [(n, won[-1][0] if won else "") for n, won in chosen.items() if full])
    in_draw = {row[1 if full else 0] for row in drawn_rows}; need(in_draw <= {*ids}, f"drawn.csv: {in_draw - {*ids}}"); yield f"{len(in_draw)} targets"
    inspector_key, barred, dealt, shortages = digest("changli-draw-inspector/1", seed, root, salt), collections.defaultdict(set), [], 0
    for inspector, target in recusals: barred[target].add(inspector)
    decks = {d["id"]: {"key": inspector_key + d["id"].encode() + US, "cards": [], "turn": 0, "able": {inspector for inspector, of, until, tags
             in roster if of == d["id"] and until >= rule["last_day"] and {*d["tags"]} <= {*tags.split(",")}}} for d in departments}
    for (_, target, _), d in itertools.product(drawn, departments):
        cards = give(decks[d["id"]], barred[target], d["inspectors"]); shortages += not cards; dealt += [(target, d["id"], card) for card in cards]
    same("assignments.csv", seats, dealt); seated = {*dealt}; yield full and f"{len(dealt)} seats, {shortages} shortages"
    for number, (target, department, leaving, to, _) in enumerate(replacements, 2):
        need(leaving and (target, department, leaving) in seated, f"replacements.csv:{number}: {leaving} does not sit there")
        barred[target].add(leaving); present = {card for card in decks[department]["able"] if (target, department, card) in seated}
        right = "".join(give(decks[department], barred[target] | present, 1)); shortages += not right
        need(to == right, f"replacements.csv:{number}: to {to} for {right}"); seated ^= {(target, department, leaving), (target, department, to)}
    yield full and f"{len(replacements)}, each with its reason"
    lead = departments[0]["id"]; outside = {s["kind"] for s, c in zip(slots, given) if s["outside"] and s["name"] != lead and c["signature"]}
    vouched = outside - {"beacon"} or any(c["party"] != lead for c in parties); kinds = {s["kind"] for s in slots} - {"beacon"}
    committed = kinds == {"committed"} and any(s["outside"] and s["name"] != lead for s in slots if s["kind"] == "committed")
    assurance = "none" if not vouched else "beacon" if "beacon" in outside else "committed" if committed else "witnessed" if "witnessed" in outside else "none"
    if full: stated("summary.json", summary, seats=len(dealt), recusals=len(recusals), replacements=len(replacements), shortages=shortages)
    stated("summary.json", summary, drawn=len(in_draw), assurance=assurance); yield f"assurance {assurance}"
    if not entry_path: return (yield)
    own = read_json("entry", open(entry_path, "rb").read(), "entry"); id, stratum, index, blind = map(own.get, "id stratum index blind".split())
    stated("entry", own, draw=header["draw"], treeSize=len(ids), proof=[step.hex() for step in proof(leaves, index)[:-1]], ticket=ticket(id, blind))
    need(leaf_rows[index:index + 1] == [(id, leaf(id, stratum, blind).hex())], f"leaves.csv:{index + 2}: not the leaf of the entry")
    need(figures(stratum, f"{own['size']:d}", f"{own['quota']:d}", own["cut"], own["salt"]) in published, "its stratum's figures are not committed")
    need((id in in_draw) == (own["ticket"] <= own["cut"]), "drawn.csv contradicts ticket and cut"); yield f"{id}, drawn: {id in in_draw}"
if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace"); usable = len(sys.argv) == 2 or len(sys.argv) == 4 and sys.argv[2] == "--entry"
    findings = check(sys.argv[1], sys.argv[-1] if len(sys.argv) == 4 else None) if usable else sys.exit(print(__doc__) or 2)
    for step in "files sums signature inputs frame commitment contributions seed quotas drawn assignments replacements summary entry".split():
        try: finding = next(findings)
        except Exception as fault: sys.exit(print("FAIL", step, repr(str(fault) if type(fault) is ValueError else repr(fault))[1:-1]) or 2)
        if finding: print("ok  ", step, finding + ("; SM2 not checked here: " + ", ".join(UNCHECKED) if UNCHECKED else ""))

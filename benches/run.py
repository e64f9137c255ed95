"""Makes corpora in a temporary folder and measures every program on them in turns."""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 3
TOWNS = 200
SENTENCE = (
    "この要領は、訪問による支援の手順を定めるものであり、担当者は、対象者の意向を確かめた上で、"
    "関係機関と連絡を取り、必要な支援を検討しなければならない。"
)
TABLE = "| 項目 | 内容 |\n|---|---|\n| 対象 | 市内に住む者 |\n| 期間 | 3か月を目安とする |\n"
SETTINGS = """title: 速さを測る手引き
municipality: みほん市
office: 福祉政策課
edition: {{ name: 第1版, date: 2026-04-01 }}
outputs: {outputs}
variables: {{ city: みほん市 }}
parts:
{parts}
"""


def rule(number, count):
    """A rule text of about 8 kB with numbers and cross references."""
    out = [f"---\nid: page-{number}\ntitle: 訪問支援の実施要領その{number}\nkind: 要領\nskeleton: outline\n---\n"]
    for s in range(8):
        out.append(
            f"\n# 手順の{s}番目 {{#s{s}}}\n\n{SENTENCE}\n\n"
            f"1. {{#a{s}}} 計画を作ること。[](page-{(number + 1) % count}.md#s{s})を見ること。\n2. {SENTENCE}\n"
            f"   1. 記録を残すこと。\n   2. [](#s{(s + 1) % 8})に沿って確かめること。\n"
            f"3. **「重要」**の事項は{{{{city}}}}に報告すること。\n\n{TABLE}\n{SENTENCE}\n"
        )
    return "".join(out)


def plain(number, front):
    """The same words for a peer."""
    out = [front]
    for s in range(8):
        out.append(
            f"\n# 手順の{s}番目\n\n{SENTENCE}\n\n1. 計画を作ること。次の要領を見ること。\n2. {SENTENCE}\n"
            f"   1. 記録を残すこと。\n   2. 手順に沿って確かめること。\n"
            f"3. **「重要」** の事項はみほん市に報告すること。\n\n{TABLE}\n{SENTENCE}\n"
        )
    return "".join(out)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def pages(root, count, outputs="[site]"):
    names = [f"guidelines/page-{n}" for n in range(count)]
    parts = "\n".join(
        f"  - title: 第{k // 50 + 1}部\n    pages: [{', '.join(names[k : k + 50])}]" for k in range(0, count, 50)
    )
    write(root / "content/handbook.yaml", SETTINGS.format(outputs=outputs, parts=parts))
    for n in range(count):
        write(root / f"content/guidelines/page-{n}.md", rule(n, count))


def form(number):
    rows = "".join(f"      - - {{ id: f{n}, type: text, label: 記入欄{n}, width: 12 }}\n" for n in range(20))
    return f"id: form-{number}\nnumber: 様式第{number + 1}号\ntitle: 記録票\nbasis: page-0#s0\nsections:\n  - rows:\n{rows}"


def towns(root, count):
    pages(root, 12, "[site, form-pdf, form-fillable]")
    text = (root / "content/handbook.yaml").read_text(encoding="utf-8")
    names = ", ".join(f"forms/form-{n}" for n in range(7))
    write(root / "content/handbook.yaml", f"{text}  - title: 様式\n    pages: [{names}]\nfield_font: small\n")
    for n in range(7):
        write(root / f"forms/form-{n}.yaml", form(n))
    for n in range(count):
        own = f"municipality: みほん{n}町\ntitle: みほん{n}町の手引き\nvariables: {{ city: みほん{n}町 }}\n"
        write(root / f"towns/{n:05}/handbook.yaml", own)


def zola(root, count):
    write(root / "config.toml", 'base_url = "https://example.jp"\n')
    for kind in ("page", "index"):
        write(root / f"templates/{kind}.html", "<!DOCTYPE html><title>t</title>{{ %s.content | safe }}\n" % ("page" if kind == "page" else "section"))
    for n in range(count):
        write(root / f"content/page-{n}.md", plain(n, f'+++\ntitle = "訪問支援の実施要領その{n}"\n+++\n'))
    return ["zola", "--root", str(root), "build", "--force", "--output-dir", str(root / "out")]


def hugo(root, count):
    write(root / "hugo.toml", 'baseURL = "https://example.jp"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n')
    for kind in ("single", "list"):
        write(root / f"layouts/_default/{kind}.html", "<!DOCTYPE html><title>t</title>{{ .Content }}\n")
    for n in range(count):
        write(root / f"content/page-{n}.md", plain(n, f'+++\ntitle = "訪問支援の実施要領その{n}"\n+++\n'))
    return ["hugo", "--source", str(root), "--destination", str(root / "out"), "--quiet"]


def mdbook(root, count):
    write(root / "book.toml", '[book]\ntitle = "t"\n[output.html.search]\nenable = false\n')
    write(root / "src/SUMMARY.md", "".join(f"- [その{n}](page-{n}.md)\n" for n in range(count)))
    for n in range(count):
        write(root / f"src/page-{n}.md", plain(n, ""))
    return ["mdbook", "build", str(root), "--dest-dir", str(root / "out")]


def measure(command, out):
    """Wall and processor seconds and peak memory in MB of one run."""
    shutil.rmtree(out, ignore_errors=True)
    read, report = os.pipe()
    # A process of its own, so that the greatest memory is that of this run alone.
    if (child := os.fork()) == 0:
        import time

        begin = time.monotonic()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        wall, used = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            sys.stderr.write(done.stderr.decode())
        os.write(report, f"{done.returncode} {wall} {used.ru_utime + used.ru_stime} {used.ru_maxrss / 1024}".encode())
        os._exit(0)
    os.close(report)
    os.waitpid(child, 0)
    with os.fdopen(read) as answer:
        code, wall, cpu, memory = answer.read().split()
    if code != "0":
        sys.exit(f"{command[0]} failed")
    return float(wall), float(cpu), float(memory)


def main():
    tebiki, counts = sys.argv[1], [int(count) for count in sys.argv[2:]]
    if not os.access(tebiki, os.X_OK):
        sys.exit(f"{tebiki} is not there; build it first")
    with tempfile.TemporaryDirectory() as folder:
        jobs = []
        for count in counts:
            root = Path(folder) / f"tebiki-{count}"
            pages(root, count)
            jobs.append((f"{count} pages", "tebiki", count, [tebiki, "build", "--root", str(root), "--out", "out"], root / "out"))
            for peer in (zola, hugo, mdbook):
                if shutil.which(peer.__name__):
                    root = Path(folder) / f"{peer.__name__}-{count}"
                    jobs.append((f"{count} pages", peer.__name__, count, peer(root, count), root / "out"))
        root = Path(folder) / "towns"
        towns(root, TOWNS)
        command = [tebiki, "build", "--root", str(root), "--towns", "towns", "--out", "out"]
        jobs.append((f"{TOWNS} towns", "tebiki", TOWNS, command, root / "out"))
        runs = {n: [] for n in range(len(jobs))}
        for _ in range(ROUNDS):
            for n, job in enumerate(jobs):
                runs[n].append(measure(job[3], job[4]))
        print("| corpus | program | wall | processor | peak memory | processor per unit |\n|---|---|---|---|---|---|")
        for n, (corpus, program, units, _, _) in enumerate(jobs):
            wall, cpu, memory = (statistics.median(values) for values in zip(*runs[n], strict=True))
            print(f"| {corpus} | {program} | {wall:.2f} s | {cpu:.2f} s | {memory:.0f} MB | {cpu / units * 1000:.2f} ms |")


main()

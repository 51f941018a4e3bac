"""Checks the guide-book: check_guide_book.py FOLDER DATA CLI SEARCH_ENGINE

FOLDER holds the site and guide.pdf, DATA the files it was made from, read here by a YAML reader of
its own. CLI is ringthrough-cli, SEARCH_ENGINE the mujs that runs the site's search.
"""
import glob
import html.parser
import json
import os
import re
import subprocess
import sys
import urllib.parse

import yaml


QUICK_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Page(html.parser.HTMLParser):
    """One page: its text, its ids, where its links lead and what it loads."""

    def __init__(self, path):
        super().__init__()
        self.text, self.ids, self.links, self.loads = [], set(), [], []
        with open(path, encoding="utf-8") as file:
            self.feed(file.read())

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if "id" in attrs:
            assert attrs["id"] not in self.ids, f"id {attrs['id']} twice"
            self.ids.add(attrs["id"])
        if tag == "a":
            self.links.append(attrs["href"])
        for name in ("src", "action"):
            if name in attrs:
                self.loads.append(attrs[name])
        if tag == "link":
            self.loads.append(attrs["href"])

    def handle_data(self, data):
        self.text.append(data)


def squeezed(text):
    """Without blanks: lines are broken where the page ends."""
    return re.sub(r"\s+", "", text)


def read_vendors(data):
    vendors = []
    for path in sorted(glob.glob(os.path.join(data, "*.yaml"))):
        with open(path, encoding="utf-8") as file:
            vendors.append(yaml.load(file, QUICK_LOADER))
    return vendors


def devices_of(vendors):
    return [(vendor, device) for vendor in vendors for device in vendor["devices"]]


def labels_of(device):
    """Every word of the router's own screen, and every line to type, that the guide has to show."""
    labels = []
    for step in device.get("guide", []) + device.get("also", []):
        labels += step.get("go", []) + step.get("app", []) + step.get("type", [])
        if "press" in step:
            labels.append(step["press"])
        settings = [step["set"]] if "set" in step else []
        for setting in settings + step.get("or", []):
            labels.append(setting["label"])
            if setting["control"] not in ("checkbox", "toggle"):
                labels.append(setting["to"])
    return [str(label) for label in labels]


def check_links(folder, pages, wrong):
    for name, page in pages.items():
        for target in page.loads + page.links:
            parts = urllib.parse.urlsplit(target)
            if parts.scheme in ("http", "https"):
                if target in page.loads:
                    wrong.append(f"{name} loads {target} from outside")
                continue
            other = parts.path or name
            if not os.path.exists(os.path.join(folder, other)):
                wrong.append(f"{name}: {target} leads nowhere")
            elif parts.fragment and parts.fragment not in pages[other].ids:
                wrong.append(f"{name}: {target} has no such place")


def check_labels(pages, vendors, wrong):
    for vendor, device in devices_of(vendors):
        text = "".join(pages[device["id"] + ".html"].text)
        for label in labels_of(device) + device["models"] + [vendor["name"], device["family"]]:
            if str(label) not in text:
                wrong.append(f"{device['id']}.html does not show {label!r}")


def check_reach(pages, wrong):
    """Everything is reached from the index by clicking."""
    seen, ahead = set(), ["index.html"]
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            ahead += [urllib.parse.urlsplit(link).path for link in pages[name].links
                      if not urllib.parse.urlsplit(link).scheme and link[0] != "#"]
    wrong += [f"{name} is reached from nowhere" for name in pages if name not in seen]


def pdf_pages(path):
    text = subprocess.run(["pdftotext", "-layout", "-enc", "UTF-8", path, "-"], check=True,
                          capture_output=True).stdout.decode()
    return [squeezed(page) for page in text.split("\f")][:-1]


def check_book(folder, vendors, wrong):
    book = os.path.join(folder, "guide.pdf")
    info = subprocess.run(["pdfinfo", book], check=True, capture_output=True).stdout.decode()
    pages = pdf_pages(book)
    count = int(re.search(r"^Pages:\s+(\d+)", info, re.M).group(1))
    families = devices_of(vendors)
    if not len(families) < count < 4 * len(families) or count != len(pages):
        wrong.append(f"guide.pdf has {count} pages for {len(families)} families")
    fonts = subprocess.run(["pdffonts", book], check=True, capture_output=True).stdout.decode()
    for line in fonts.splitlines()[2:]:
        if line.split()[-5] != "yes":
            wrong.append(f"guide.pdf does not carry the font {line.split()[0]}")
    contents = "".join(pages[: next(i for i, page in enumerate(pages)
                                    if "Whichrouterthisisfor" in page)])
    at = 0
    for vendor, device in families:
        first = squeezed(f"{vendor['name']}, {device['family']}.")
        found = [i for i in range(at, len(pages)) if first in pages[i]]
        if not found:
            wrong.append(f"guide.pdf has no page for {device['id']}")
            continue
        at = found[0]
        if squeezed(device["family"]) + str(at + 1) not in contents:
            wrong.append(f"the contents of guide.pdf do not lead to {device['id']} (page {at + 1})")
        text = "".join(pages[at : at + 4])
        for label in labels_of(device):
            if squeezed(label) not in text:
                wrong.append(f"guide.pdf does not show {label!r} of {device['id']}")


def site_search(folder, engine, queries):
    """What the site's own script finds for each query, as lists of ids."""
    script = "var answers = queries.map(function (text) { return findRouters(guideIndex, text).map(" \
        "function (entry) { return entry.id; }); }); print(JSON.stringify(answers));"
    lines = []
    for name in ("search-index.js", "search.js"):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            lines.append(file.read())
    lines += [f"var queries = {json.dumps(queries)};", script]
    path = os.path.join(folder, "..", "search-test.js")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
    said = subprocess.run([engine, path], check=True, capture_output=True).stdout
    return json.loads(said.decode())


def program_search(cli, query):
    said = subprocess.run([cli, "vendors", "--search", query, "--json"], check=True,
                          capture_output=True).stdout
    return [device["id"] for vendor in json.loads(said)["vendors"] for device in vendor["devices"]]


QUERIES = ["RT-AC68U", "rt ac68u", "asus rt-n16", "fritz!box 7590", "fritzbox 7590", "mikrotik",
           "netgaer", "huawei hg633", "talktalk hg633", "TL-WR841N", "livebox", "speedport w 724v",
           "netgear nighthawk r7000", "my asus router", "bt smart hub 2", "edgerouter", "hauwei hg659",
           "draytek vigor 2860", "archer c7", "sonicwall", "TG588v", "virgin super hub"]


def check_search(folder, cli, engine, wrong):
    for query, ids in zip(QUERIES, site_search(folder, engine, QUERIES)):
        expected = program_search(cli, query)
        if not expected or not set(ids[:3]) & set(expected[:3]):
            wrong.append(f"the site finds {ids[:3]} for {query!r}, the program {expected[:3]}")
    if site_search(folder, engine, ["", "  ", "zzqqxx"]) != [[], [], []]:
        wrong.append("the site finds something for nothing")


def main():
    folder, data, cli, engine = sys.argv[1:]
    vendors, wrong = read_vendors(data), []
    names = sorted(os.path.basename(path) for path in glob.glob(os.path.join(folder, "*.html")))
    pages = {name: Page(os.path.join(folder, name)) for name in names}
    check_links(folder, pages, wrong)
    check_labels(pages, vendors, wrong)
    check_reach(pages, wrong)
    check_book(folder, vendors, wrong)
    check_search(folder, cli, engine, wrong)
    print(f"{len(pages)} pages, {len(devices_of(vendors))} families, {len(wrong)} mistakes")
    print("\n".join(wrong[:50]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""Opens a real JupyterLab in a headless Chromium, runs a notebook with this kernel, and looks at what is drawn.

    lab_check.py CHROMIUM FOLDER     pictures go into the folder; the kernel must be installed where Jupyter finds it

It looks at the page after a run, after a second run and opening again, as the notebook of a stranger (untrusted), and as
the HTML of nbconvert with and without JavaScript.
"""

import contextlib
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

import nbformat
from playwright.sync_api import sync_playwright

CELLS = [
    "import tech.tablesaw.api.*\nimport tech.tablesaw.plotly.api.*\n"
    "def t = Table.create('t', DoubleColumn.create('cost', [1d, 2d, 3d, 4d] as double[]),"
    " DoubleColumn.create('score', [0.7d, 0.8d, Double.NaN, 0.86d] as double[]),"
    " StringColumn.create('name', ['a', '<b>', 'c', '</script>']))\nt",
    "ScatterPlot.create('Cost and score </script>', t, 'cost', 'score', 'name')",
    "[Histogram.create('Costs', t, 'cost'), [box: BoxPlot.create('Scores', t, 'name', 'score')]]",
    "[html('<b>bold</b> words'), markdown('**bold** words'), svg('<svg width=\"80\" height=\"20\"><circle cx=\"10\" cy=\"10\" "
    "r=\"8\" fill=\"#e8833a\"/></svg>'), new java.awt.image.BufferedImage(40, 20, 1)].each { display it }\n"
    "display latex('x^2')\njson([a: [1, 2, [b: 'c']]])",
    "def tiny = space('tiny') { repeat 1..2, { conv filters: [8, 16], kernel: [3, 5]; pool max }; output() }\ntiny",
    "def bar = progress(30)\n30.times { bar.step(); sleep 100 }\nbar.close()",
    "def found = search(tiny) { data digits; budget 6.trials; train epochs: 2; maximize accuracy; minimize params }\nfound",
    "found.best.graph()",
    "CandlestickPlot.create('Prices', Table.create('p', DateColumn.create('d', [java.time.LocalDate.of(2026, 1, 1)]),"
    " DoubleColumn.create('o', [1d] as double[]), DoubleColumn.create('h', [3d] as double[]),"
    " DoubleColumn.create('l', [0d] as double[]), DoubleColumn.create('c', [2d] as double[])), 'd', 'o', 'h', 'l', 'c')",
    "println 'the end'",
]
SEARCH = 6  # the cell of the search
FIGURES = 5
PICTURES = FIGURES + 1 + 1 + 3 + 2  # the candles, the drawn svg, the live view, the winner twice
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
DRAWN = ".js-plotly-plot .main-svg"
IMAGES = "img[src^='data:image/svg']"


class Check:
    """Everything that is looked at, with what was seen."""

    def __init__(self):
        self.failed = []

    def that(self, what, holds, seen=""):
        print(("ok      " if holds else "WRONG   ") + what + (f": {seen}" if seen != "" else ""), flush=True)
        if not holds:
            self.failed.append(what)


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Lab:
    """A JupyterLab server of its own, and pages that note every request and every error of the console."""

    def __init__(self, folder, browser):
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.browser = browser
        self.foreign, self.errors = [], []
        quiet = pathlib.Path(folder, "settings/@jupyterlab/apputils-extension/notification.jupyterlab-settings")
        quiet.parent.mkdir(parents=True)
        quiet.write_text('{"fetchNews": "false", "checkForUpdates": false}')
        self.log = open(os.path.join(folder, "server.log"), "wb")
        self.server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={self.port}", "--ip=127.0.0.1",
             "--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True", f"--ServerApp.root_dir={folder}",
             "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
             f"--LabApp.user_settings_dir={folder}/settings", f"--LabApp.workspaces_dir={folder}/workspaces"],
            stdout=self.log, stderr=self.log)
        for _ in range(240):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(self.base + "/api", timeout=1)
                return
            time.sleep(0.5)
        raise RuntimeError("JupyterLab does not answer")

    def page(self, path, height=6500, scheme="light"):
        page = self.browser.new_page(viewport={"width": 1150, "height": height}, color_scheme=scheme)
        own = (self.base, self.base.replace("http", "ws"), "data:", "blob:")
        page.on("request", lambda r: None if r.url.startswith(own) else self.foreign.append(r.url))
        page.on("console", lambda m: self.errors.append(m.text[:200]) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.errors.append(str(e)[:200]))
        page.goto(f"{self.base}/lab/workspaces/w{time.time_ns()}/tree/{path}")
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=120_000)
        page.wait_for_timeout(1500)
        if page.locator(".jp-Dialog button:has-text('Select')").count():
            page.click(".jp-Dialog button:has-text('Select')")
        return page

    def close(self):
        self.server.terminate()
        self.server.wait(20)
        self.log.close()


def idle(page):
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status='idle']", timeout=120_000)


def run_all(page, look=None):
    page.click(".lm-MenuBar-itemLabel:text-is('Run')")
    page.click(".lm-Menu-itemLabel:text-is('Run All Cells')")
    seen = set()
    end = time.time() + 150
    while time.time() < end:
        if look:
            seen.update(page.eval_on_selector_all(look, "all => all.map(e => e.value)"))
        if page.locator(".jp-OutputArea-output:has-text('the end')").count():
            break
        time.sleep(0.1)
    settle(page, DRAWN, FIGURES * 3)
    return seen


def settle(page, selector, count):
    """Waits until so many are there, or for a while."""
    for _ in range(40):
        if page.locator(selector).count() >= count:
            break
        time.sleep(0.25)
    page.wait_for_timeout(500)


def figures(page):
    return page.locator(".js-plotly-plot").count()


def main(chromium, pictures):
    check = Check()
    pictures = pathlib.Path(pictures)
    pictures.mkdir(parents=True, exist_ok=True)
    folder = pathlib.Path(tempfile.mkdtemp())
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": {
        "name": "nasturtium", "display_name": "Groovy (Nasturtium)", "language": "groovy"}})
    notebook.cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    path = folder / "check.ipynb"
    nbformat.write(notebook, path)
    begun = time.time()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        lab = Lab(str(folder), browser)
        try:
            in_lab(lab, check, folder, pictures)
        finally:
            lab.close()
        in_html(browser, check, path, pictures)
        browser.close()
    print(f"{time.time() - begun:.0f} s")
    shutil.rmtree(folder, ignore_errors=True)
    return 1 if check.failed else 0


def in_lab(lab, check, folder, pictures):
    path = folder / "check.ipynb"
    page = lab.page("check.ipynb")
    idle(page)
    moved = run_all(page, "progress")
    page.screenshot(path=pictures / "run.png")
    page.keyboard.press("Control+b")
    page.wait_for_timeout(500)
    box = page.locator(".jp-Notebook .jp-Cell").nth(SEARCH).bounding_box()
    page.screenshot(path=pictures / "search.png", clip={**box, "height": min(box["height"], 900)})
    check.that("figures are interactive", figures(page) == FIGURES, figures(page))
    check.that("no cell failed", page.locator("[data-mime-type*='error']").count() == 0)
    check.that("tables are drawn", page.locator(".jp-OutputArea-output table").count() >= 4)
    check.that("a picture, a formula, a tree", page.locator("img[src^='data:image/png']").count() >= 1
               and page.locator("mjx-container").count() == 1 and page.locator(".jp-RenderedJSON").count() == 1)
    check.that("bars moved", len(moved) >= 6, len(moved))
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1500)
    size = path.stat().st_size
    check.that("it is saved small", size < 1_200_000, size)

    # what is drawn now needs no kernel and no other notebook's library; then all is run a second time
    page.close()
    page = lab.page("check.ipynb")
    settle(page, DRAWN, FIGURES * 3)
    check.that("figures are interactive when opened again", figures(page) == FIGURES, figures(page))
    idle(page)
    page.click(".lm-MenuBar-itemLabel:text-is('Edit')")
    page.click(".lm-Menu-itemLabel:text-is('Clear Outputs of All Cells')")
    run_all(page)
    stopped(page, check)
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1500)
    page.close()
    page = lab.page("check.ipynb")
    settle(page, DRAWN, FIGURES * 3)
    check.that("figures are interactive after a second run", figures(page) == FIGURES, figures(page))
    library = sum("DecompressionStream" in json.dumps(cell.outputs) for cell in nbformat.read(path, 4).cells[:-1])
    check.that("the library is saved once", library == 1, library)
    page.close()

    foreign_copy(path, folder / "foreign.ipynb")
    page = lab.page("foreign.ipynb")
    settle(page, IMAGES, PICTURES)
    page.screenshot(path=pictures / "untrusted.png")
    seen = page.locator(f".jp-OutputArea-output {IMAGES}").count()
    check.that("an untrusted notebook shows still pictures", figures(page) == 0 and seen >= PICTURES, seen)
    page.close()
    check.that("no request left this machine", not lab.foreign, lab.foreign)
    check.that("no error in the console", not lab.errors, lab.errors)


def stopped(page, check):
    """Adds an endless cell at the end, runs it and presses the stop button."""
    page.locator(".jp-Notebook .jp-Cell").last.click()
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    page.keyboard.press("Enter")
    page.keyboard.type("while (true) { }")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status='busy']", timeout=20_000)
    page.wait_for_timeout(800)
    page.locator("[data-command='notebook:interrupt-kernel'], button[title^='Interrupt']").first.click()
    page.wait_for_selector(".jp-OutputArea-output:has-text('KeyboardInterrupt')", timeout=10_000)
    idle(page)
    check.that("the stop button stops", True)


def foreign_copy(path, copy):
    """The notebook as it comes from somebody else: nobody here signed it."""
    notebook = nbformat.read(path, 4)
    for cell in notebook.cells:
        cell.source += "\n"
        cell.metadata.pop("trusted", None)
        for output in cell.get("outputs", []):
            if "data" in output and "text/plain" in output.data:
                output.data["text/plain"] += " "
    nbformat.write(notebook, copy)


def in_html(browser, check, path, pictures):
    subprocess.run([sys.executable, "-m", "nbconvert", "--log-level=ERROR", "--to", "html",
                    "--HTMLExporter.mathjax_url=", "--HTMLExporter.require_js_url=", str(path)], check=True)
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts, viewport={"width": 1150, "height": 6500})
        foreign = []
        page = context.new_page()
        page.on("request", lambda r: None if r.url.startswith(("file:", "data:", "blob:")) else foreign.append(r.url))
        page.route("http*://**", lambda route: route.abort())
        page.goto(path.with_suffix(".html").as_uri(), wait_until="domcontentloaded")
        word = "with" if scripts else "without"
        if scripts:
            settle(page, DRAWN, FIGURES * 3)
            check.that("the HTML page is interactive", figures(page) == FIGURES, figures(page))
        else:
            page.wait_for_timeout(500)
            seen = page.locator(IMAGES).count()
            check.that("the HTML page without JavaScript shows still pictures", seen >= PICTURES, seen)
        page.screenshot(path=pictures / f"html-{word}-scripts.png")
        # nbconvert's own page asks for a drawing library of its own, whatever the outputs are
        others = [url for url in foreign if "mermaid" not in url]
        check.that(f"the HTML page {word} JavaScript asks nobody", not others, others)
        context.close()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

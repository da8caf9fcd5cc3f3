"""Opens a real JupyterLab in a headless Chromium, runs a notebook with this kernel, and looks at what is drawn.

    lab_check.py CHROMIUM PICTURE.png     the kernel must be installed where Jupyter finds it
"""

import contextlib
import os
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
    " DoubleColumn.create('score', [0.7d, 0.8d, 0.85d, 0.86d] as double[]),"
    " StringColumn.create('name', ['a', '<b>', 'c', '</script>']))\nt",
    "ScatterPlot.create('Cost and score', t, 'cost', 'score')",
    "def tiny = space('tiny') { repeat 1..2, { conv filters: [8, 16], kernel: [3, 5]; pool max }; output() }\ntiny",
    "def found = search(tiny) { data digits; budget 5.trials; train epochs: 1; on threads(1) }\nfound",
    "found.best.graph()",
    "println 'the end'",
]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main(chromium, picture):
    folder = tempfile.mkdtemp()
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": {
        "name": "nasturtium", "display_name": "Groovy (Nasturtium)", "language": "groovy"}})
    notebook.cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    path = os.path.join(folder, "check.ipynb")
    nbformat.write(notebook, path)
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}", "--ip=127.0.0.1",
         "--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True", f"--ServerApp.root_dir={folder}",
         "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    foreign, errors = [], []
    try:
        base = f"http://127.0.0.1:{port}"
        for _ in range(240):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(base + "/api", timeout=1)
                break
            time.sleep(0.5)
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
            page = browser.new_page(viewport={"width": 1200, "height": 3600})
            page.on("request", lambda r: None if r.url.startswith((base, "data:", "blob:", base.replace("http", "ws")))
                    else foreign.append(r.url))
            page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
            page.goto(base + "/lab/tree/check.ipynb")
            page.wait_for_selector(".jp-Notebook", timeout=120_000)
            page.wait_for_timeout(3000)
            page.click(".lm-MenuBar-itemLabel:text-is('Run')")
            page.click(".lm-Menu-itemLabel:text-is('Run All Cells')")
            try:
                page.wait_for_selector(".jp-OutputArea-output:has-text('the end')", timeout=120_000)
                page.wait_for_timeout(3000)
            finally:
                page.screenshot(path=picture)
            seen = {
                "tables": page.locator(".jp-OutputArea-output table").count(),
                "interactive figures": page.locator(".js-plotly-plot .main-svg").count(),
                "pictures": page.locator(".jp-OutputArea-output img[src^='data:image/svg']").count(),
                "errors in cells": page.locator(".jp-OutputArea-output[data-mime-type*='error']").count(),
            }
            page.screenshot(path=picture)
            page.keyboard.press("Control+s")
            page.wait_for_timeout(3000)
            again = browser.new_page(viewport={"width": 1200, "height": 3600})
            again.goto(base + "/lab/tree/check.ipynb?reset")
            again.wait_for_selector(".jp-Notebook", timeout=120_000)
            again.wait_for_timeout(6000)
            seen["interactive figures when opened again"] = again.locator(".js-plotly-plot .main-svg").count()
            browser.close()
    finally:
        server.terminate()
        server.wait(20)
    for what, count in seen.items():
        print(f"{what}: {count}")
    print("foreign requests:", foreign)
    print("console errors:", errors)
    print("saved bytes:", os.path.getsize(path))
    well = (seen["tables"] >= 3 and seen["interactive figures"] >= 2 and seen["pictures"] >= 1
            and seen["interactive figures when opened again"] >= 2
            and seen["errors in cells"] == 0 and not foreign)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

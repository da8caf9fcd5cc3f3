#!/usr/bin/env python3
"""Measures notebook kernels side by side, over the wire that a front end uses: the kernels take turns at every step.

    kernel.py [--kernels nasturtium,python3] [--rounds 3] [--restarts 1] [--json OUT]

Run it with a Python that has jupyter_client and ipykernel; the kernels must be installed where Jupyter finds them.
Prints a Markdown table, times in milliseconds unless said otherwise. Nothing is asserted here.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import time

from jupyter_client.manager import KernelManager

PATIENCE = 120
GROOVY = {
    "first": "def twice = { it * 2 }\ntwice(21)",
    "sleep": "sleep 30_000",
    "busy": "while (true) { }",
    "print": "while (true) { println 'x' }",
    "prompt": "input('name? ')",
    "flood": "100_000.times { println it }",
    "nap": "sleep 2_000",
    "name": "def tableOfNames = [alpha: 1]",
    "cell": "def x{0} = [{0}, {0}]; x{0}.collect {{ it + 1 }}",
    "again": "class Point {{ int x = {0} }}\ndef shift(p) {{ p.x + {0} }}\ndef later = {{ shift(new Point()) }}\nlater()",
    "heap": "System.gc(); [java.lang.management.ManagementFactory.memoryMXBean.heapMemoryUsage.used, "
    "java.lang.management.ManagementFactory.getMemoryPoolMXBeans().find { it.name == 'Metaspace' }.usage.used, "
    "java.lang.management.ManagementFactory.classLoadingMXBean.loadedClassCount].join(' ')",
}
PYTHON = {
    "first": "twice = lambda it: it * 2\ntwice(21)",
    "sleep": "import time; time.sleep(30)",
    "busy": "while True: pass",
    "print": "while True: print('x')",
    "prompt": "input('name? ')",
    "flood": "for i in range(100_000): print(i)",
    "nap": "import time; time.sleep(2)",
    "name": "tableOfNames = dict(alpha=1)",
    "cell": "x{0} = [{0}, {0}]; [it + 1 for it in x{0}]",
    "again": "class Point:\n    x = {0}\ndef shift(p): return p.x + {0}\nlater = lambda: shift(Point())\nlater()",
}


def milliseconds(since):
    return (time.perf_counter() - since) * 1000


class Kernel:
    """One running kernel and what was measured with it."""

    def __init__(self, name, results):
        self.name = name
        self.results = results
        self.manager = KernelManager(kernel_name=name)
        self.words = PYTHON if self.manager.kernel_spec.language == "python" else GROOVY

    def note(self, what, value):
        self.results.setdefault(what, []).append(value)

    def start(self):
        self.manager = KernelManager(kernel_name=self.name)
        begun = time.perf_counter()
        self.manager.start_kernel()
        self.connect()
        self.note("ready", milliseconds(begun))

    def connect(self):
        self.replies = {}
        self.client = self.manager.client()
        self.client.start_channels()
        self.await_reply(self.client.kernel_info())

    def end(self):
        """Ends the process in whatever state it is; twice does no harm."""
        if self.manager.has_kernel:
            self.client.stop_channels()
            self.manager.shutdown_kernel(now=True)
            self.manager.cleanup_resources()

    def await_reply(self, request):
        while request not in self.replies:
            reply = self.client.get_shell_msg(timeout=PATIENCE)
            self.replies[reply["parent_header"].get("msg_id")] = reply["content"]
        return self.replies.pop(request)

    def finish(self, request):
        """The reply and the outputs of a request, once it is over."""
        outputs = []
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == request:
                if message["content"].get("execution_state") == "idle":
                    break
                outputs.append(message)
        return self.await_reply(request), outputs

    def run(self, code):
        """Milliseconds that a cell took from the request to both answers, and its outputs."""
        begun = time.perf_counter()
        reply, outputs = self.finish(self.client.execute(code, stop_on_error=False))
        if reply["status"] != "ok":
            raise SystemExit(f"{self.name}: {code}: {reply}")
        return milliseconds(begun), outputs

    def interrupt(self, what):
        request = self.client.execute(self.words[what])
        time.sleep(1)
        begun = time.perf_counter()
        self.manager.interrupt_kernel()
        self.finish(request)
        self.note(f"interrupt: {what}", milliseconds(begun))
        while self.client.stdin_channel.msg_ready():
            self.client.get_stdin_msg(timeout=1)

    def flood(self):
        took, outputs = self.run(self.words["flood"])
        texts = [o["content"]["text"] for o in outputs if o["msg_type"] == "stream"]
        self.note("100,000 println", took)
        self.note("100,000 println: messages", len(texts))
        self.note("100,000 println: lines", sum(text.count("\n") for text in texts))

    def complete(self, what):
        begun = time.perf_counter()
        matches = self.await_reply(self.client.complete("tableOf"))["matches"]
        self.note(what, milliseconds(begun))
        if "tableOfNames" not in matches:
            raise SystemExit(f"{self.name}: completed to {matches}")

    def complete_behind_a_cell(self):
        request = self.client.execute(self.words["nap"])
        time.sleep(0.3)
        self.complete("completion behind a 2 s cell")
        self.finish(request)

    def restart(self):
        begun = time.perf_counter()
        self.client.stop_channels()
        self.manager.restart_kernel()
        self.connect()
        self.note("restart", milliseconds(begun))

    def shutdown(self, what):
        """From the request on control to the end of the process."""
        pid = self.manager.provisioner.pid
        begun = time.perf_counter()
        self.client.shutdown()
        while milliseconds(begun) < 10_000 and running(pid):
            time.sleep(0.005)
        self.note(what, milliseconds(begun) if not running(pid) else float("inf"))

    def memory(self, after):
        with open(f"/proc/{self.manager.provisioner.pid}/status", encoding="ascii") as status:
            kilobytes = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
        self.note(f"RSS {after}, MB", kilobytes / 1024)
        if "heap" in self.words:
            _, outputs = self.run(self.words["heap"])
            shown = next(o for o in outputs if o["msg_type"] == "execute_result")["content"]["data"]["text/plain"]
            heap, metaspace, classes = map(int, shown.split())
            self.note(f"heap {after}, MB", heap / 2**20)
            self.note(f"metaspace {after}, MB", metaspace / 2**20)
            self.note(f"loaded classes {after}", classes)


def running(pid):
    """A process that ended but was not waited for is over too."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def life(kernels, restarts):
    """A short session: start, first steps, interrupts, restart, end."""
    for each in kernels:
        each.start()
        each.note("first cell, with a closure", each.run(each.words["first"])[0])
    for _ in range(100):
        for each in kernels:
            each.note("1+1, cells 1 to 100", each.run("1+1")[0])
    for each in kernels:
        each.flood()
        each.run(each.words["name"])
        each.complete("completion, the first")
    for _ in range(20):
        for each in kernels:
            each.complete("completion")
    for each in kernels:
        each.complete_behind_a_cell()
    for what in ["busy", "sleep", "print", "prompt"]:
        for each in kernels:
            each.interrupt(what)
    for _ in range(restarts):
        for each in kernels:
            each.restart()
    for each in kernels:
        each.shutdown("shutdown")
        each.end()
    for each in kernels:
        each.start()
        each.client.execute(each.words["busy"])
        time.sleep(1)
        each.shutdown("shutdown during a busy loop")


def age(kernels):
    """Long sessions: 500 cells, then 500 times the same class, method and closure."""
    for each in kernels:
        each.start()
        each.memory("at the start")
    for number in range(500):
        for each in kernels:
            each.run(each.words["cell"].format(number))
            if number >= 300:
                each.note("1+1, after 300 cells", each.run("1+1")[0])
    for each in kernels:
        each.memory("after 500 cells")
    for number in range(500):
        for each in kernels:
            each.run(each.words["again"].format(number))
            if number == 249:
                each.memory("after 250 definitions anew")
    for each in kernels:
        each.memory("after 500 definitions anew")


def shown(values):
    if not values:
        return ""
    middle = statistics.median(values)
    text = "never (10 s)" if middle == float("inf") else f"{middle:,.0f}" if middle >= 100 else f"{middle:.1f}"
    if len(values) >= 20:
        return f"{text} (p95 {sorted(values)[int(len(values) * 0.95)]:.1f})"
    return text


def table(results):
    names = list(results)
    rows = list(dict.fromkeys(row for name in names for row in results[name]))
    lines = ["| median | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)]
    lines += [f"| {row} | " + " | ".join(shown(results[name].get(row, [])) for name in names) + " |" for row in rows]
    return "\n".join(lines)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kernels", default="nasturtium,python3", help="names of kernelspecs, with commas between")
    options.add_argument("--rounds", type=int, default=3, help="short sessions a kernel")
    options.add_argument("--restarts", type=int, default=1, help="restarts a short session")
    options.add_argument("--no-age", action="store_true", help="without the long session (500 cells, 500 definitions)")
    options.add_argument("--json", metavar="OUT", help="every single value")
    chosen = options.parse_args()
    results = {name: {} for name in chosen.kernels.split(",")}
    load = [os.getloadavg()[0]]
    sessions = [lambda kernels: life(kernels, chosen.restarts)] * chosen.rounds + [age] * (not chosen.no_age)
    for session in sessions:
        kernels = [Kernel(name, values) for name, values in results.items()]
        try:
            session(kernels)
        finally:
            for each in kernels:
                each.end()
        load.append(os.getloadavg()[0])
    print(table(results))
    print(f"\n{platform.machine()}, {os.cpu_count()} cores, load {min(load):.1f} to {max(load):.1f}, rounds: {chosen.rounds}")
    if chosen.json:
        with open(chosen.json, "w", encoding="utf-8") as file:
            json.dump({"load": load, "results": results}, file, indent=1)
    return 0


if __name__ == "__main__":
    sys.exit(main())

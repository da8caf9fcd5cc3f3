"""Installing, moving and removing the kernel, and what its process does beside its cells.

Uses the project's own launcher; NASTURTIUM_NAS names another command. All happens in temporary folders.
"""

import contextlib
import json
import os
import pathlib
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

PROJECT = pathlib.Path(__file__).resolve().parents[4]
NAS = shlex.split(os.environ.get("NASTURTIUM_NAS", shlex.quote(str(PROJECT / "nas"))))
KERNELS = pathlib.Path("share/jupyter/kernels")
CHANNELS = ["shell", "iopub", "stdin", "control", "hb"]
PARENT = """
import sys, time
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager
manager = KernelManager(kernel_name="nasturtium")
manager.kernel_spec_manager = KernelSpecManager(kernel_dirs=[sys.argv[1]])
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=60)
print(manager.provisioner.pid, flush=True)
time.sleep(600)
"""


def nas(*arguments, **environment):
    """Runs the launcher without Jupyter on its path."""
    variables = {**os.environ, **environment}
    for name in ["VIRTUAL_ENV", "CONDA_PREFIX"]:
        if name not in environment:
            variables.pop(name, None)
    return subprocess.run([*NAS, *arguments], env=variables, capture_output=True, text=True, timeout=600, check=False)


@contextlib.contextmanager
def started(kernels, **environment):
    """A client of a fresh kernel from a folder of kernels."""
    manager = KernelManager(kernel_name="nasturtium")
    manager.kernel_spec_manager = KernelSpecManager(kernel_dirs=[str(kernels)])
    manager.start_kernel(env={**os.environ, **environment})
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        client.manager = manager
        yield client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def value(client, code):
    """The value of a cell as text."""
    found = []
    client.execute_interactive(code, timeout=60, output_hook=lambda m: found.append(m["content"]))
    return next(each["data"]["text/plain"] for each in found if "data" in each)


def gone(pid, seconds):
    deadline = time.time() + seconds
    while time.time() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


class Installed(unittest.TestCase):
    """One installation, in a prefix with blanks, for all tests that only read it."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="two words "))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        # other users have to reach it
        cls.folder.chmod(0o755)
        cls.prefix = cls.folder / "a prefix"
        done = nas("kernel", "install", "--prefix", str(cls.prefix), "--no-archive")
        assert done.returncode == 0, done.stderr
        cls.kernels = cls.prefix / KERNELS

    def test_two_kernels_at_once_know_nothing_of_each_other(self):
        with started(self.kernels) as one, started(self.kernels) as other:
            self.assertEqual(value(one, "here = 1\nhere"), "1")
            self.assertEqual(value(other, "binding.hasVariable('here')"), "false")
            self.assertEqual(value(one, "here + 1"), "2")

    def test_java_is_given_the_options_of_the_environment(self):
        with started(self.kernels, NASTURTIUM_JVM_OPTS='-Xmx300m "-Dsaid=two words"') as client:
            self.assertEqual(value(client, "System.getProperty('said')"), "two words")
            self.assertLess(int(value(client, "Runtime.runtime.maxMemory() >> 20")), 310)

    def test_bad_options_end_with_a_readable_error(self):
        for options, words in [("-Xmx8gg", "Invalid maximum heap size"), ("-XX:+NoSuchThing", "NoSuchThing"),
                               ("-Dname='open", "not closed")]:
            with self.subTest(options):
                done = self.script("no-file.json", NASTURTIUM_JVM_OPTS=options)
                self.assertNotEqual(done.returncode, 0)
                self.assertIn("NASTURTIUM_JVM_OPTS", done.stderr)
                self.assertIn(words, done.stdout + done.stderr)

    def test_a_connection_file_that_is_gone_is_one_sentence(self):
        done = self.script("no-file.json")
        self.assertEqual(done.returncode, 3)
        self.assertIn("cannot read the connection file", done.stderr)
        self.assertNotIn("\tat ", done.stderr)

    def script(self, *arguments, **environment):
        return subprocess.run(["sh", str(self.kernels / "nasturtium" / "kernel.sh"), *arguments], cwd=self.folder,
                              env={**os.environ, **environment}, capture_output=True, text=True, timeout=60,
                              check=False)

    def test_a_kernel_ends_when_its_parent_is_killed(self):
        with subprocess.Popen([sys.executable, "-c", PARENT, str(self.kernels)], stdout=subprocess.PIPE, text=True,
                              start_new_session=True) as parent:
            pid = int(parent.stdout.readline())
            parent.send_signal(signal.SIGKILL)
            parent.wait(10)
            self.assertTrue(gone(pid, 10), "the kernel outlives its parent")

    def test_a_copied_and_a_moved_folder_work(self):
        copied = self.folder / "copied"
        copied.mkdir()
        subprocess.run(["cp", "-rl", str(self.kernels / "nasturtium"), str(copied)], check=True)
        with started(copied) as client:
            self.assertEqual(value(client, "1 + 1"), "2")
        moved = self.folder / "moved kernels"
        copied.rename(moved)
        with started(moved) as client:
            self.assertEqual(value(client, "1 + 1"), "2")

    @unittest.skipUnless(os.geteuid() == 0 and shutil.which("setpriv"), "needs root, to be somebody else")
    def test_a_folder_that_cannot_be_written_works_for_another_person(self):
        home = self.folder / "home of nobody"
        home.mkdir()
        os.chown(home, 65534, 65534)
        connection = home / "connection.json"
        connection.write_text(json.dumps({
            "transport": "tcp", "ip": "127.0.0.1", "key": "k", "signature_scheme": "hmac-sha256",
            **{f"{channel}_port": free_port() for channel in CHANNELS}}), encoding="utf-8")
        process = subprocess.Popen(
            ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "sh",
             str(self.kernels / "nasturtium" / "kernel.sh"), str(connection)],
            cwd=home, env={**os.environ, "HOME": str(home)}, start_new_session=True)
        try:
            client = BlockingKernelClient(connection_file=str(connection))
            client.load_connection_file()
            client.start_channels()
            client.kernel_info(reply=True, timeout=60)
            self.assertEqual(value(client, "System.getProperty('user.name')"), "nobody")
            self.assertEqual(value(client, f"new File('{self.kernels}/nasturtium/kernel.json').canWrite()"), "false")
            client.stop_channels()
        finally:
            process.kill()
            process.wait(10)


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Places(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="places "))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def test_a_virtual_environment_gets_and_loses_the_kernel(self):
        environment = self.folder / "an environment"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
        done = nas("kernel", "install", "--sys-prefix", VIRTUAL_ENV=str(environment))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("archive of classes for Java", done.stdout)
        kernel = environment / KERNELS / "nasturtium"
        self.assertEqual(len(list(kernel.glob("classes-*.jsa"))), 1)
        with started(environment / KERNELS) as client:
            self.assertEqual(value(client, "1 + 1"), "2")
            shown = "java.lang.management.ManagementFactory.runtimeMXBean.inputArguments.any { it.contains('.jsa') }"
            self.assertEqual(value(client, shown), "true")
        done = nas("kernel", "uninstall", "--sys-prefix", VIRTUAL_ENV=str(environment))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertFalse(kernel.exists())

    def test_a_person_gets_and_loses_the_kernel(self):
        for words in [["--user"], []]:
            done = nas("kernel", "install", "--no-archive", *words, JUPYTER_DATA_DIR=str(self.folder))
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertTrue((self.folder / "kernels" / "nasturtium" / "kernel.json").is_file())
            done = nas("kernel", "uninstall", *words, JUPYTER_DATA_DIR=str(self.folder))
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertFalse((self.folder / "kernels" / "nasturtium").exists())

    def test_a_path_without_jupyter_is_enough(self):
        java = os.path.dirname(shutil.which("java") or "/usr/bin/java")
        done = nas("kernel", "install", "--no-archive", "--prefix", str(self.folder), PATH=f"{java}:/usr/bin:/bin")
        self.assertEqual(done.returncode, 0, done.stderr)
        with started(self.folder / KERNELS) as client:
            self.assertEqual(value(client, "1 + 1"), "2")


if __name__ == "__main__":
    unittest.main()

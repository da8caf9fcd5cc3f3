"""The conformance suite as often as one likes: `conformance.py [TIMES] [--alone]`.

TIMES whole runs, each with a kernel of its own; with --alone also every test by itself in a fresh process. Prints a line
for each run that fails and a summary; exits with 1 if anything failed or anything but the pager was skipped.
"""

import io
import subprocess
import sys
import time
import unittest

import test_messages


def suite():
    return unittest.defaultTestLoader.loadTestsFromModule(test_messages)


def names(tests):
    for test in tests:
        if isinstance(test, unittest.TestSuite):
            yield from names(test)
        else:
            yield test.id()


def run_whole(number):
    shown = io.StringIO()
    begun = time.time()
    result = unittest.TextTestRunner(stream=shown, verbosity=0).run(suite())
    skipped = [test.id().rsplit(".", 1)[1] for test, _ in result.skipped]
    good = result.wasSuccessful() and skipped == ["test_pager"]
    print(f"run {number}: {result.testsRun} tests, {'good' if good else 'BAD'}, skipped {skipped}, {time.time() - begun:.1f} s",
          flush=True)
    if not good:
        print(shown.getvalue(), flush=True)
    return good


def run_alone(name):
    done = subprocess.run([sys.executable, "-m", "unittest", name], capture_output=True, text=True,
                          cwd=sys.path[0] or ".")
    if done.returncode != 0:
        print(f"alone: {name} BAD\n{done.stderr}", flush=True)
    return done.returncode == 0


def main(arguments):
    times = int(next((each for each in arguments if each.isdigit()), "1"))
    good = [run_whole(number + 1) for number in range(times)]
    alone = [run_alone(name) for name in names(suite())] if "--alone" in arguments else []
    print(f"{sum(good)} of {len(good)} whole runs good, {sum(alone)} of {len(alone)} tests good alone")
    return 0 if all(good) and all(alone) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

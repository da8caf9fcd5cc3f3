"""The public conformance suite of Jupyter kernels (jupyter_kernel_test), everything on but the pager."""

import unittest

import jupyter_kernel_test


class Messages(jupyter_kernel_test.KernelTests):
    kernel_name = "nasturtium"
    language_name = "groovy"
    file_extension = ".groovy"
    code_hello_world = "println 'hello, world'"
    code_stderr = "System.err.println 'oops'"
    completion_samples = [{"text": "printl", "matches": {"println"}}]
    complete_code_samples = ["1", "println 'x'", "def f(x) { x * 2 }", "[1, 2].each {\n  println it\n}"]
    incomplete_code_samples = [
        "def f(x) {",
        "[1, 2].each {",
        "[1, 2].each {\n  println it",
        "foo(1,",
        "x = '''abc",
        "/* more",
        "1 +",
        "if (x) {\n  1\n} else {",
    ]
    invalid_code_samples = ["foo(1))", "def 1x = 2", "x = 'abc"]
    code_generate_error = "throw new IllegalStateException('bad')"
    code_execute_result = [{"code": "1 + 2", "result": "3"}, {"code": "[a: 1]", "result": "[a:1]"}]
    code_display_data = [{"code": "display('text/html', '<b>x</b>')", "mime": "text/html"}]
    code_history_pattern = "1 ? 2*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "display"
    code_clear_output = "clearOutput(wait: true)"


class Welcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "nasturtium"
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main()

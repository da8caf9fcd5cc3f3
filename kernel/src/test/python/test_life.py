"""What a demanding user does with a kernel: interrupts, floods, errors in the middle, strange messages."""

import os
import queue
import time
import unittest

import zmq
from jupyter_client.manager import start_new_kernel


class Life(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.manager, cls.client = start_new_kernel(kernel_name="nasturtium", startup_timeout=60)

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel()

    def setUp(self):
        self.run_cell("1")

    def run_cell(self, code, **options):
        """Runs a cell to its idle; gives the reply and the outputs."""
        return self.finish(self.client.execute(code, **options))

    def finish(self, request, seconds=60):
        outputs = []
        while True:
            message = self.client.get_iopub_msg(timeout=seconds)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "status":
                if message["content"]["execution_state"] == "idle":
                    break
            else:
                outputs.append(message)
        while True:
            reply = self.client.get_shell_msg(timeout=seconds)
            if reply["parent_header"].get("msg_id") == request:
                return reply["content"], outputs

    @staticmethod
    def text(outputs, stream="stdout"):
        return "".join(o["content"]["text"] for o in outputs
                       if o["msg_type"] == "stream" and o["content"]["name"] == stream)

    @staticmethod
    def of_type(outputs, kind):
        return [o["content"] for o in outputs if o["msg_type"] == kind]

    def test_errors_of_every_kind_are_one_error_each_and_the_next_cell_runs(self):
        for code in [
            "assert 1 == 2",
            "def down(n) { down(n + 1) }; down(0)",
            "throw new Error('x')",
            "class Mute extends Exception { String getMessage() { throw new RuntimeException() } }; throw new Mute()",
            "class Torn extends Exception { StackTraceElement[] getStackTrace() { throw new RuntimeException() } }; throw new Torn()",
            "Class.forName('not.There')",
            "throw new NoClassDefFoundError('not/There')",
            "x = (1",
        ]:
            with self.subTest(code):
                reply, outputs = self.run_cell(code, stop_on_error=False)
                self.assertEqual(reply["status"], "error")
                self.assertEqual(len(self.of_type(outputs, "error")), 1)
                self.assertLess(len(self.of_type(outputs, "error")[0]["traceback"]), 120)
                reply, outputs = self.run_cell("1 + 1")
                self.assertEqual(self.of_type(outputs, "execute_result")[0]["data"]["text/plain"], "2")

    def test_an_error_names_cell_and_line_and_shows_the_source(self):
        code = "def a = 1\n\n// more\ndef b = 2\n\n\nnull.size()\n" + "\n" * 5
        reply, outputs = self.run_cell(code)
        shown = "\n".join(reply["traceback"])
        self.assertIn(f"Cell {reply['execution_count']} line 7", shown)
        self.assertIn("null.size()", shown)

    def interrupted(self, code, wait=1.0):
        request = self.client.execute(code)
        time.sleep(wait)
        begun = time.time()
        self.manager.interrupt_kernel()
        reply, outputs = self.finish(request)
        while self.client.stdin_channel.msg_ready():
            self.client.get_stdin_msg(timeout=1)
        self.assertEqual(reply["status"], "error", code)
        self.assertEqual(reply["ename"], "KeyboardInterrupt", code)
        self.assertLess(time.time() - begun, 1.0, code)
        return outputs

    def test_an_interrupt_stops_within_a_second_and_keeps_variables(self):
        self.run_cell("def kept = 41")
        for code in [
            "while (true) { }",
            "sleep(60_000)",
            "Thread.sleep(60_000)",
            "[1].each { sleep 60000 }",
            "class Sleeper { static void rest() { sleep(60_000) } }; Sleeper.rest()",
            "while (true) { println 'x' }",
            "class Loop { static void turn() { while (true) { } } }; Loop.turn()",
            "def again() { while (true) { } }; again()",
            "input('name? ')",
        ]:
            with self.subTest(code):
                self.interrupted(code)
                reply, outputs = self.run_cell("println 'heard'; kept + 1")
                self.assertEqual(self.of_type(outputs, "execute_result")[0]["data"]["text/plain"], "42")
                self.assertEqual(self.text(outputs), "heard\n")

    def test_idle_and_repeated_interrupts_are_harmless(self):
        self.manager.interrupt_kernel()
        self.manager.interrupt_kernel()
        self.interrupted("while (true) { }")
        self.manager.interrupt_kernel()
        reply, _ = self.run_cell("1")
        self.assertEqual(reply["status"], "ok")

    def test_after_an_error_the_waiting_cells_are_aborted(self):
        requests = [self.client.execute(code) for code in
                    ["sleep 500; 1", "throw new Exception('no')", "'three'", "'four'"]]
        states = [self.finish_shell(request)["status"] for request in requests]
        self.assertEqual(states, ["ok", "error", "aborted", "aborted"])
        self.drain()
        reply, _ = self.run_cell("1")
        self.assertEqual(reply["status"], "ok")

    def finish_shell(self, request):
        while True:
            reply = self.client.get_shell_msg(timeout=30)
            if reply["parent_header"].get("msg_id") == request:
                return reply["content"]

    def drain(self):
        time.sleep(0.3)
        while True:
            try:
                self.client.get_iopub_msg(timeout=0.2)
            except queue.Empty:
                return

    def test_a_flood_of_lines_arrives_in_few_messages(self):
        reply, outputs = self.run_cell("100_000.times { println it }")
        self.assertEqual(self.text(outputs), "".join(f"{i}\n" for i in range(100_000)))
        self.assertLess(len(outputs), 1000)

    def test_endless_output_is_cut_and_says_so(self):
        reply, outputs = self.run_cell("def line = 'y' * 999; 10_000.times { println line }")
        self.assertIn("truncated", self.text(outputs, "stderr"))
        self.assertGreater(len(self.text(outputs)), 1_000_000)

    def test_late_words_of_a_thread_go_to_its_cell(self):
        request = self.client.execute("Thread.start { sleep 800; println 'late' }; 1")
        self.finish(request)
        other = self.client.execute("sleep 1500")
        found = []
        deadline = time.time() + 5
        while time.time() < deadline and not found:
            message = self.client.get_iopub_msg(timeout=5)
            if message["msg_type"] == "stream":
                found.append(message["parent_header"]["msg_id"])
        self.assertEqual(found, [request])
        self.finish(other)

    def test_completion_answers_while_a_cell_sleeps(self):
        self.run_cell("def tableOfNames = [alpha: 1]")
        request = self.client.execute("sleep 3000")
        time.sleep(0.3)
        begun = time.time()
        reply = self.client.complete("tableOf", reply=True, timeout=5)["content"]
        self.assertLess(time.time() - begun, 1.0)
        self.assertIn("tableOfNames", reply["matches"])
        members = self.client.complete("tableOfNames.al", reply=True, timeout=5)["content"]
        self.assertIn("alpha", members["matches"])
        self.manager.interrupt_kernel()
        self.finish(request)

    def test_completion_counts_letters_not_half_letters(self):
        self.run_cell("def zebra = 1")
        code = "'\U0001F600' + zeb"
        reply = self.client.complete(code, reply=True, timeout=5)["content"]
        self.assertEqual((reply["cursor_start"], reply["cursor_end"]), (len(code) - 3, len(code)))

    def test_silent_and_unstored_cells_leave_no_trace(self):
        first, _ = self.run_cell("1")
        reply, outputs = self.run_cell("2", silent=True)
        self.assertEqual((reply["status"], outputs), ("ok", []))
        self.run_cell("3", store_history=False)
        last, _ = self.run_cell("4")
        self.assertEqual(last["execution_count"], first["execution_count"] + 1)

    def test_user_expressions_are_evaluated(self):
        reply, _ = self.run_cell("def seven = 7", user_expressions={"good": "seven * 2", "bad": "nothingHere"})
        self.assertEqual(reply["user_expressions"]["good"]["data"]["text/plain"], "14")
        self.assertEqual(reply["user_expressions"]["bad"]["status"], "error")

    def test_input_is_asked_of_the_front_end(self):
        request = self.client.execute("def name = input('name? '); 'hello ' + name")
        question = self.client.get_stdin_msg(timeout=10)
        self.assertEqual(question["content"], {"prompt": "name? ", "password": False})
        self.client.input("Zoë")
        _, outputs = self.finish(request)
        self.assertEqual(self.of_type(outputs, "execute_result")[0]["data"]["text/plain"], "hello Zoë")

    def test_a_bad_signature_and_an_unknown_message_are_survived(self):
        context = zmq.Context()
        socket = context.socket(zmq.DEALER)
        socket.connect(f"tcp://{self.client.ip}:{self.client.shell_port}")
        socket.send_multipart([b"<IDS|MSG>", b"0" * 64, b"{}", b"{}", b"{}", b"{}"])
        socket.send_multipart([b"nonsense"])
        session = self.client.session
        self.client.shell_channel.send(session.msg("strange_request", {}))
        reply, _ = self.run_cell("1 + 1")
        self.assertEqual(reply["status"], "ok")
        socket.close(0)
        context.term()

    def test_a_comm_that_nobody_offers_is_closed(self):
        message = self.client.session.msg("comm_open", {"comm_id": "c", "target_name": "none", "data": {}})
        self.client.shell_channel.send(message)
        deadline = time.time() + 5
        while time.time() < deadline:
            answer = self.client.get_iopub_msg(timeout=5)
            if answer["msg_type"] == "comm_close":
                self.assertEqual(answer["content"]["comm_id"], "c")
                return
        self.fail("no comm_close")

    def test_empty_and_comment_cells_give_nothing(self):
        for code in ["", "\n\n", "// nothing", "/* nothing */"]:
            reply, outputs = self.run_cell(code)
            self.assertEqual(reply["status"], "ok", code)
            self.assertEqual(self.of_type(outputs, "execute_result"), [], code)

    def test_a_display_can_be_updated(self):
        _, outputs = self.run_cell("def shown = display('one')\nupdateDisplay(shown, 'two')")
        first = self.of_type(outputs, "display_data")[0]
        second = self.of_type(outputs, "update_display_data")[0]
        self.assertEqual(first["transient"]["display_id"], second["transient"]["display_id"])
        self.assertEqual(second["data"]["text/plain"], "two")

    def test_a_fast_progress_bar_sends_few_updates(self):
        _, outputs = self.run_cell("def bar = progress(1000)\n1000.times { bar.update(it + 1) }\nbar.close()")
        updates = self.of_type(outputs, "update_display_data")
        self.assertLess(len(updates), 25)
        self.assertIn("1000 / 1000", updates[-1]["data"]["text/plain"])


class Death(unittest.TestCase):
    def test_shutdown_ends_the_process_soon_even_while_a_cell_loops(self):
        manager, client = start_new_kernel(kernel_name="nasturtium", startup_timeout=60)
        client.execute("while (true) { }")
        time.sleep(1)
        begun = time.time()
        client.shutdown()
        pid = manager.provisioner.pid
        while time.time() - begun < 10 and manager.is_alive():
            time.sleep(0.05)
        self.assertLess(time.time() - begun, 3)
        client.stop_channels()
        manager.cleanup_resources()
        self.assertFalse(os.path.exists(f"/proc/{pid}/task") and manager.is_alive())


if __name__ == "__main__":
    unittest.main()

"""What is saved: ten charts in a small notebook, earlier results by number, lists of figures, quiet cells."""

import json
import unittest

import nbformat
from nbclient import NotebookClient

TABLE = """import tech.tablesaw.api.*
import tech.tablesaw.plotly.api.*
def r = new Random(1)
def t = Table.create('t', DoubleColumn.create('x', (0..<500).collect { it } as double[]),
  DoubleColumn.create('y', (0..<500).collect { r.nextGaussian() } as double[]),
  StringColumn.create('g', (0..<500).collect { ['a', '</script>', "'"][it % 3] } as String[]))
t"""
CHARTS = [
    "ScatterPlot.create('1', t, 'x', 'y', 'g')", "LinePlot.create('2', t, 'x', 'y')", "AreaPlot.create('3', t, 'x', 'y')",
    "Histogram.create('4', t, 'y')", "BoxPlot.create('5', t, 'g', 'y')", "ViolinPlot.create('6', t, 'g', 'y', true, true)",
    "Histogram2D.create('7', t, 'x', 'y')", "Heatmap.create('8', t, 'g', 'g')",
    "def c = Table.create('c', StringColumn.create('k', ['a', '<b>'] as String[]), DoubleColumn.create('n', [3d, 4d] as double[]))\n"
    "[PiePlot.create('9', c, 'k', 'n'), HorizontalBarPlot.create('10', c, 'k', 'n')]",
]
LIBRARY = "DecompressionStream"


class Saved(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.notebook = nbformat.v4.new_notebook()
        cells = [TABLE, *CHARTS, "6 * 7", "_ + Out[-1] + In[11].size()", "Out[11];", "[1, 2]",
                 "def shown = display(CHART)".replace("CHART", CHARTS[1]), "updateDisplay(shown, 'gone')", "Out[3]"]
        cls.notebook.cells = [nbformat.v4.new_code_cell(cell) for cell in cells]
        NotebookClient(cls.notebook, kernel_name="nasturtium", timeout=120).execute()

    def data(self, cell):
        return self.notebook.cells[cell].outputs[0].data

    def test_ten_charts_are_saved_in_less_than_two_megabytes_with_one_library(self):
        saved = nbformat.writes(self.notebook)
        self.assertLess(len(saved), 2_000_000)
        self.assertEqual(saved.count(LIBRARY), 2)  # the word stands twice in it
        self.assertIn(LIBRARY, self.data(1)["text/html"])

    def test_each_chart_has_a_still_picture_and_asks_no_network(self):
        for cell in range(1, len(CHARTS) + 1):
            html = self.data(cell)["text/html"]
            self.assertIn("data:image/svg+xml;base64,", html)
            for address in ["src=\"http", "href=\"http", "url(http"]:
                self.assertNotIn(address, html)

    def test_a_chart_has_plotlys_own_form_too(self):
        plotly = self.data(2)["application/vnd.plotly.v1+json"]
        self.assertEqual(len(plotly["data"][0]["x"]), 500)
        self.assertNotIn("<", json.dumps(self.data(1)["application/vnd.plotly.v1+json"]))

    def test_earlier_results_are_there_by_name_and_number(self):
        self.assertEqual(self.data(11)["text/plain"], str(42 + 42 + len("6 * 7")))
        self.assertEqual(self.notebook.cells[12].outputs, [])
        self.assertEqual(self.data(13)["text/plain"], "[1, 2]")
        self.assertIn("Figure: scatter '2'", self.data(16)["text/plain"])


if __name__ == "__main__":
    unittest.main()

def twice = { it * 2 }
twice(21)
// ---
import java.util.concurrent.Callable
class Point { int x; int y; int sum() { [x, y].sum() } }
trait Named { String name = 'n'; String greet() { "I am $name" } }
record Pair(int left, int right) {}
enum Colour { RED, GREEN }
class Person implements Named { }
def shift(Point p, int by = 1) { new Point(x: p.x + by, y: p.y) }
println shift(new Point(x: 1)).sum()
new Person().greet() + new Pair(1, 2) + Colour.RED
// ---
System.err.println 'late'
(1..10).collectEntries { [it, it ** 2] }.findAll { k, v -> v % 2 == 0 }
// ---
import tech.tablesaw.api.*
import tech.tablesaw.plotly.api.*
def table = Table.create('costs', DoubleColumn.create('cost', [1d, 2d, 3d] as double[]), DoubleColumn.create('score', [3d, 4d, 5d] as double[]))
table
// ---
ScatterPlot.create('Cost and score', table, 'cost', 'score')
// ---
def tiny = space('tiny') { repeat 1..2, { conv filters: [8, 16], kernel: [3, 5]; pool max }; output() }
tiny
// ---
def shown = display('text/html', '<b>x</b>')
updateDisplay(shown, 'y')
def bar = progress(10)
10.times { bar.step() }
bar.close()
clearOutput(wait: true)
// ---
try { [].get(1) } catch (IndexOutOfBoundsException expected) { expected.message }

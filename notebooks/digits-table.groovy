// Makes the table of the notebooks, digits-table.csv: every network of a small space, trained on handwritten digits, with its
// validation accuracy after one, three and nine epochs.
// Run it with  ./nas run notebooks/digits-table.groovy   (some minutes; the same seed makes the same table)

def small = space('digits-table') {
  conv filters: [4, 8, 16], kernel: [1, 3, 5], act: [relu, tanh]
  pool max, avg
  conv filters: [8, 16, 32], kernel: [1, 3]
  output()
}

// Few filters and few epochs, so that a network takes a second and the choices matter.
def found = search(small) {
  data digits
  using exhaustive()
  train epochs: 9, batch: 16, optimizer: adam(lr: 0.01)
  maximize accuracy
  budget 216.trials
  on threads(2)
  seed 7
}

def decisions = small.decisions().findAll { it.domain().count() > 1 }*.name()
def file = new File('notebooks/digits-table.csv')
file.withWriter { out ->
  out.writeLine((decisions + ['epoch1', 'epoch3', 'valid', 'params']).join(','))
  found.trials.sort(false) { it.id() }.each { trial ->
    def curve = trial.outcome().curve()
    def scores = [0, 2, 8].collect { String.format(Locale.ROOT, '%.4f', curve[it].validationScore()) }
    out.writeLine((decisions.collect { trial.architecture().value(it) } + scores + [trial.metrics().params as long]).join(','))
  }
}
println "${found.trials.size()} rows in $file"

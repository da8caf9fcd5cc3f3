// A first search: which small network reads handwritten digits best?
// Run it with  ./nas run notebooks/first-search.groovy

// What may be chosen: one to three blocks of a convolution and a pooling, then a dense layer.
def tiny = space('tiny') {
  repeat 1..3, {
    conv filters: [16, 32, 64], kernel: [3, 5], act: [relu, swish]
    optional batchNorm
    optional { pool max, avg }
  }
  dense units: [64, 128], dropout: 0.0..0.5
  output()
}

// The search: 40 networks, each trained for a few epochs; trial 0 is the plain network that needs no search.
def found = search(tiny) {
  data digits
  using evolution(population: 10, sample: 3)
  train epochs: 6, batch: 32, optimizer: adam(lr: 0.001..0.01), schedule: cosine
  maximize accuracy
  budget 40.trials
  on threads(2)
  seed 42
}

// The winner, trained anew for longer, on training and validation data together and with shifted images; then tested once.
def winner = found.best.retrain(epochs: 40, augment: shift(1), labelSmoothing: 0.05)
def test = winner.test()
println "test accuracy of the winner: ${test.accuracy}"

// A file that plain DeepLearning4J loads; it lies in the run's folder.
winner.export('winner.zip')
found

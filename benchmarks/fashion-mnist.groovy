// 30 trials of evolution over the README's space on 10,000 images of Fashion-MNIST, then the winner for good:
// once on what the search saw, once on all 60,000 training images. Each test split is read once.
def tiny = space('tiny') {
  repeat 1..3, {
    conv filters: [16, 32, 64], kernel: [3, 5], act: [relu, swish]
    optional batchNorm
    pool max, avg
  }
  dense units: [64, 128], dropout: 0.0..0.5
  output()
}

def found = search(tiny) {
  data fashionMnist(train: 10_000, validation: 2_000)
  using evolution(population: 10, sample: 3)
  train epochs: 3, batch: 64, optimizer: adam(lr: 0.0005..0.005), schedule: cosine
  maximize accuracy
  budget 30.trials
  on threads(2)
  seed 42
}

def random = found.trials.findAll { it.origin() == 'drawn uniformly' }*.metrics()*.accuracy.findAll()
println "validation: best ${found.best.accuracy}, random mean ${random.sum() / random.size()} of ${random.size()}, plain baseline ${found.trials[0].metrics().accuracy}"

def small = found.best.retrain(epochs: 15, augment: [shift(1), flip])
println "trained on 12,000 images, tested: ${small.test().accuracy}"
def whole = found.best.retrain(data: fashionMnist(), epochs: 8, augment: [shift(1), flip])
println "trained on 60,000 images, tested: ${whole.test().accuracy}"
found

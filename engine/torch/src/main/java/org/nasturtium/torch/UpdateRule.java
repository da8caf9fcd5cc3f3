package org.nasturtium.torch;

import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.nasturtium.engine.backend.OptimizerSettings.Rule;

/** How values and their state move along their gradients; the same formulas as PyTorch's optimisers. */
interface UpdateRule {
    /** How many tensors of state a parameter has. */
    int stateTensors();

    /** The state of a parameter that has not been updated yet. */
    Tensor[] firstState(Tensor parameter);

    /** Updates values and state in place; {@code state[k]} is the k-th state tensor of each. */
    void apply(Tensor[] values, Tensor[] gradients, Tensor[][] state, double learningRate, double weightDecay);

    static UpdateRule of(Rule rule) {
        if (rule instanceof Rule.Sgd sgd) {
            return new Sgd(sgd);
        }
        if (rule instanceof Rule.Adam adam) {
            return new Adam("aten::_fused_adam_", adam.beta1(), adam.beta2(), adam.epsilon());
        }
        Rule.AdamW adamW = (Rule.AdamW) rule;
        return new Adam("aten::_fused_adamw_", adamW.beta1(), adamW.beta2(), adamW.epsilon());
    }

    /** Stochastic gradient descent with momentum; a buffer of zeros makes the first step like any other. */
    final class Sgd implements UpdateRule {
        private final Operator update = new Operator("aten::_fused_sgd_", "");
        private final Rule.Sgd rule;

        private Sgd(Rule.Sgd rule) {
            this.rule = rule;
        }

        @Override
        public int stateTensors() {
            return rule.momentum() == 0 ? 0 : 1;
        }

        @Override
        public Tensor[] firstState(Tensor parameter) {
            return rule.momentum() == 0 ? new Tensor[0] : new Tensor[] {Native.kept(torch.zeros_like(parameter))};
        }

        @Override
        public void apply(
                Tensor[] values, Tensor[] gradients, Tensor[][] state, double learningRate, double weightDecay) {
            update.call(
                    Operator.list(values),
                    Operator.list(gradients),
                    Operator.list(state.length == 0 ? new Tensor[0] : state[0]),
                    new IValue(weightDecay),
                    new IValue(rule.momentum()),
                    new IValue(learningRate),
                    new IValue(0.0),
                    new IValue(rule.nesterov()),
                    new IValue(false),
                    new IValue(false),
                    Operator.none(),
                    Operator.none());
        }
    }

    /** Adam and AdamW; each parameter counts its own steps. */
    final class Adam implements UpdateRule {
        private final Operator count = new Operator("aten::_foreach_add_", "Scalar");
        private final Operator update;
        private final double beta1;
        private final double beta2;
        private final double epsilon;

        private Adam(String operator, double beta1, double beta2, double epsilon) {
            this.update = new Operator(operator, "");
            this.beta1 = beta1;
            this.beta2 = beta2;
            this.epsilon = epsilon;
        }

        @Override
        public int stateTensors() {
            return 3;
        }

        @Override
        public Tensor[] firstState(Tensor parameter) {
            TensorOptions single = parameter.options().dtype(new ScalarTypeOptional(ScalarType.Float));
            return new Tensor[] {
                Native.kept(torch.zeros_like(parameter)),
                Native.kept(torch.zeros_like(parameter)),
                Native.kept(torch.zeros(new long[] {}, single))
            };
        }

        @Override
        public void apply(
                Tensor[] values, Tensor[] gradients, Tensor[][] state, double learningRate, double weightDecay) {
            count.call(Operator.list(state[2]), new IValue(new Scalar(1)));
            update.call(
                    Operator.list(values),
                    Operator.list(gradients),
                    Operator.list(state[0]),
                    Operator.list(state[1]),
                    Operator.list(),
                    Operator.list(state[2]),
                    new IValue(learningRate),
                    new IValue(beta1),
                    new IValue(beta2),
                    new IValue(weightDecay),
                    new IValue(epsilon),
                    new IValue(false),
                    new IValue(false),
                    Operator.none(),
                    Operator.none());
        }
    }
}

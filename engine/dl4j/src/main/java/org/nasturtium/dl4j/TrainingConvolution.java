package org.nasturtium.dl4j;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution without an activation of its own, which does not compute its output a second time to go backward.
 *
 * <p>DL4J's does, for activations that need it; with oneDNN nothing else of that second pass is used.
 */
final class TrainingConvolution extends ConvolutionLayer {
    private static final long serialVersionUID = 1L;

    TrainingConvolution(ConvolutionLayer.Builder builder) {
        super(builder);
    }

    @Override
    public org.deeplearning4j.nn.api.Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        Running layer = new Running(conf, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        ParamInitializer initializer = initializer();
        Map<String, INDArray> table = initializer.init(conf, parameters, initialize);
        layer.setParamTable(table);
        layer.setConf(conf);
        return layer;
    }

    private static final class Running extends org.deeplearning4j.nn.layers.convolution.ConvolutionLayer {
        private static final long serialVersionUID = 1L;

        private transient @Nullable INDArray outputSlope;

        Running(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray slope, LayerWorkspaceMgr workspaces) {
            outputSlope = slope;
            try {
                return super.backpropGradient(slope, workspaces);
            } finally {
                outputSlope = null;
            }
        }

        /** Going backward only the shape of the output is looked at, and the slope has the same. */
        @Override
        protected Pair<INDArray, INDArray> preOutput4d(
                boolean training, boolean forBackprop, LayerWorkspaceMgr workspaces) {
            return outputSlope != null && helper != null
                    ? new Pair<>(outputSlope, null)
                    : super.preOutput4d(training, forBackprop, workspaces);
        }
    }
}

package org.nasturtium.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.layers.normalization.BatchNormalizationHelper;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch normalization that measures a batch of maps in Java.
 *
 * <p>DL4J has ND4J take mean and variance over three dimensions at once, which costs more than the normalization.
 */
final class TrainingNormalization extends BatchNormalization {
    private static final long serialVersionUID = 1L;

    /** Takes over what the translation has set; DL4J keeps the constructor that would to itself. */
    TrainingNormalization(BatchNormalization plain) {
        setNIn(plain.getNIn());
        setNOut(plain.getNOut());
        setEps(plain.getEps());
        setDecay(plain.getDecay());
        setUseLogStd(plain.isUseLogStd());
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
        layer.setParamTable(initializer().init(conf, parameters, initialize));
        layer.setConf(conf);
        return layer;
    }

    private static final class Running extends org.deeplearning4j.nn.layers.normalization.BatchNormalization {
        private static final long serialVersionUID = 1L;

        Running(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        /** The first time DL4J's own makes the arrays that hold mean and variance for the backward pass. */
        @Override
        public INDArray preOutput(INDArray x, TrainingMode mode, LayerWorkspaceMgr workspaces) {
            BatchNormalizationHelper helper = (BatchNormalizationHelper) getHelper();
            boolean measured = mode == TrainingMode.TRAIN
                    && x.rank() == 4
                    && x.ordering() == 'c'
                    && !x.isView()
                    && helper != null
                    && helper.getMeanCache(x.dataType()) != null;
            if (!measured) {
                return super.preOutput(x, mode, workspaces);
            }
            Moments moments = Moments.of(x);
            Floats.put(moments.means(), helper.getMeanCache(x.dataType()));
            Floats.put(moments.variances(), helper.getVarCache(x.dataType()));
            return normalized(x, helper, workspaces);
        }

        private INDArray normalized(INDArray x, BatchNormalizationHelper helper, LayerWorkspaceMgr workspaces) {
            INDArray gain = getParam("gamma");
            INDArray shift = getParam("beta");
            INDArray out = workspaces.createUninitialized(ArrayType.ACTIVATIONS, x.dataType(), x.shape());
            Nd4j.exec(DynamicCustomOp.builder("batchnorm")
                    .addInputs(
                            x,
                            helper.getMeanCache(x.dataType()),
                            helper.getVarCache(x.dataType()),
                            gain.reshape(gain.length()),
                            shift.reshape(shift.length()))
                    .addOutputs(out)
                    .addIntegerArguments(1, 1, 1)
                    .addFloatingPointArguments(layerConf().getEps())
                    .build());
            return out;
        }
    }
}

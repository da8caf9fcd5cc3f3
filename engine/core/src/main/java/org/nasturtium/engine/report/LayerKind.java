package org.nasturtium.engine.report;

import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.Add;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Concatenation;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.graph.Flatten;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Input;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.Multiply;
import org.nasturtium.engine.graph.OperationCases;
import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.graph.Zero;

/** What a block does, as far as its colour goes: dark text on a light box, read on any page. */
enum LayerKind {
    DATA("#e3e7ec", "#8a94a3", "#2b3440"),
    CONVOLUTION("#cfe2f8", "#5b93d6", "#143a66"),
    DEPTHWISE("#c9eceb", "#3aa3a0", "#0e4a49"),
    POOLING("#d5efd6", "#57a85c", "#1c4d20"),
    DENSE("#e4d9f6", "#9673cf", "#3c2168"),
    POINTWISE("#edeff2", "#a3acb8", "#333d49"),
    JOIN("#fbe3c3", "#dc9a3c", "#5e3b05"),
    CELL("#fdf1c7", "#c9a227", "#4d3c05"),
    IDLE("#f0f0f0", "#bcbcbc", "#8c8c8c");

    /** Which kind an operation is. */
    static final OperationCases<LayerKind> CASES = new OperationCases<>() {
        @Override
        public LayerKind input(Input operation) {
            return DATA;
        }

        @Override
        public LayerKind convolution(Convolution operation) {
            return operation.groups() > 1 ? DEPTHWISE : CONVOLUTION;
        }

        @Override
        public LayerKind linear(Linear operation) {
            return DENSE;
        }

        @Override
        public LayerKind batchNormalization(BatchNormalization operation) {
            return POINTWISE;
        }

        @Override
        public LayerKind activation(Activation operation) {
            return POINTWISE;
        }

        @Override
        public LayerKind pooling(Pooling operation) {
            return POOLING;
        }

        @Override
        public LayerKind globalAveragePooling(GlobalAveragePooling operation) {
            return POOLING;
        }

        @Override
        public LayerKind dropout(Dropout operation) {
            return POINTWISE;
        }

        @Override
        public LayerKind add(Add operation) {
            return JOIN;
        }

        @Override
        public LayerKind multiply(Multiply operation) {
            return JOIN;
        }

        @Override
        public LayerKind concatenation(Concatenation operation) {
            return JOIN;
        }

        @Override
        public LayerKind flatten(Flatten operation) {
            return POINTWISE;
        }

        @Override
        public LayerKind zero(Zero operation) {
            return IDLE;
        }
    };

    private final String fill;
    private final String stroke;
    private final String ink;

    LayerKind(String fill, String stroke, String ink) {
        this.fill = fill;
        this.stroke = stroke;
        this.ink = ink;
    }

    String fill() {
        return fill;
    }

    String stroke() {
        return stroke;
    }

    String ink() {
        return ink;
    }
}

package org.nasturtium.engine.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.data.DataSource;
import org.nasturtium.engine.data.LoadedData;
import org.nasturtium.engine.evaluate.EvaluationSource;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.table.LoadedTable;
import org.nasturtium.engine.table.TableSource;

/** Data or a table that many searches use and that are read once. For several threads. */
final class SharedSource {
    private SharedSource() {}

    /** The same source, read at its first use only. */
    static EvaluationSource of(EvaluationSource source) {
        if (source instanceof TableSource table) {
            return new SharedTable(table);
        }
        return source instanceof DataSource data ? new SharedData(data) : source;
    }

    private static final class SharedTable implements TableSource {
        private final TableSource source;
        private @Nullable LoadedTable loaded;

        SharedTable(TableSource source) {
            this.source = source;
        }

        @Override
        public synchronized LoadedTable load() {
            if (loaded == null) {
                loaded = source.load();
            }
            return loaded;
        }

        @Override
        public List<String> notes() {
            return source.notes();
        }

        @Override
        public boolean isRehearsal() {
            return source.isRehearsal();
        }

        @Override
        public String description() {
            return source.description();
        }

        @Override
        public List<Metric> metrics() {
            return source.metrics();
        }

        @Override
        public Objective usualObjective() {
            return source.usualObjective();
        }
    }

    private static final class SharedData implements DataSource {
        private final DataSource source;
        private @Nullable LoadedData loaded;

        SharedData(DataSource source) {
            this.source = source;
        }

        @Override
        public synchronized LoadedData load() {
            if (loaded == null) {
                loaded = source.load();
            }
            return loaded;
        }

        @Override
        public String description() {
            return source.description();
        }

        @Override
        public List<Metric> metrics() {
            return source.metrics();
        }

        @Override
        public Objective usualObjective() {
            return source.usualObjective();
        }
    }
}

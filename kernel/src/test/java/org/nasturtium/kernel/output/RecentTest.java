package org.nasturtium.kernel.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.Binding;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;
import org.nasturtium.kernel.output.Recent.Kept;

class RecentTest {
    private final Recent recent = new Recent();
    private final Binding binding = new Binding();
    private final Kept out = (Kept) recent.all().get("Out");
    private final Kept in = (Kept) recent.all().get("In");

    @SuppressWarnings("unchecked")
    private java.util.Map<String, Object> variables() {
        return binding.getVariables();
    }

    private void cell(int number, Object value) {
        recent.begins(number, "cell " + number, binding);
        recent.shown(number, value, binding);
    }

    @Test
    void givesTheLastThreeValuesByName() {
        cell(1, "a");
        cell(2, "b");
        recent.begins(3, "shows nothing", binding);
        recent.shown(3, null, binding);
        cell(4, "d");
        assertThat(variables()).containsEntry("_", "d").containsEntry("__", "b").containsEntry("___", "a");
        assertThat(out.getAt(2)).isEqualTo("b");
        assertThat(out.getAt(-2)).isEqualTo("b");
        assertThat(in.getAt(3)).isEqualTo("shows nothing");
        assertThatThrownBy(() -> out.getAt(3))
                .hasMessageContaining("Out[3]: there is no value of that cell")
                .hasMessageContaining("cells 1 to 2, 4.");
    }

    @Test
    void leavesAPersonsOwnVariableAlone() {
        binding.setVariable("_", "mine");
        cell(1, "a");
        cell(2, "b");
        assertThat(variables()).containsEntry("_", "mine").containsEntry("__", "a");
        binding.setVariable("__", "mine too");
        cell(3, "c");
        assertThat(variables()).containsEntry("__", "mine too").containsEntry("___", "a");
        cell(4, "mine");
        cell(5, "e");
        assertThat(variables()).as("also when it was shown itself").containsEntry("_", "mine");
    }

    @Test
    void holdsTheLastValuesOnlySoThatOthersCanBeCollected() throws InterruptedException {
        WeakReference<Object> first = firstValue();
        for (int cell = 2; cell <= Recent.VALUES + 1; cell++) {
            cell(cell, "value " + cell);
        }
        for (int k = 0; k < 50 && first.get() != null; k++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(first.get()).isNull();
        assertThatThrownBy(() -> out.getAt(1)).hasMessageContaining("The last 30 are kept");
    }

    private WeakReference<Object> firstValue() {
        Object value = new Object();
        cell(1, value);
        return new WeakReference<>(value);
    }

    @Test
    void forgetsWithTheSession() {
        cell(1, "a");
        recent.begins(2, "1", new Binding());
        assertThat(out.size()).isZero();
        assertThat(in.size()).isEqualTo(1);
    }
}

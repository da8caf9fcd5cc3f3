package org.nasturtium.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.nasturtium.kernel.wire.Message;

class PageStateTest {
    private final PageState page = new PageState();

    private static ObjectNode cell(String id, String... deleted) {
        ObjectNode metadata = Message.json().put("cellId", id);
        for (String each : deleted) {
            metadata.withArray("deletedCells").add(each);
        }
        return metadata;
    }

    @Test
    void bringsTheLibraryOnceASession() {
        page.cell(cell("a"));
        assertThat(page.bringsLibrary()).isTrue();
        assertThat(page.bringsLibrary()).isFalse();
        page.cell(cell("b"));
        assertThat(page.bringsLibrary()).isFalse();
    }

    @Test
    void bringsItAgainWhenTheCarryingCellRunsAgain() {
        page.cell(cell("a"));
        page.bringsLibrary();
        page.cell(cell("b"));
        page.cell(cell("a"));
        assertThat(page.bringsLibrary()).isTrue();
    }

    @Test
    void bringsItAgainWhenTheCarryingCellWasDeleted() {
        page.cell(cell("a"));
        page.bringsLibrary();
        page.cell(cell("b", "z", "a"));
        assertThat(page.bringsLibrary()).isTrue();
    }

    @Test
    void withoutNamesOfCellsOnceIsEnough() {
        page.cell(Message.json());
        assertThat(page.bringsLibrary()).isTrue();
        page.cell(Message.json());
        assertThat(page.bringsLibrary()).isFalse();
    }
}

package org.nasturtium.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nasturtium.kernel.wire.Message;

class PageStateTest {
    private Message running = request("", "");
    private final PageState page = new PageState(() -> running);

    private static Message request(String cell, String source, String... deleted) {
        Message request = Message.unasked("execute_request", Message.json().put("code", source));
        if (!cell.isEmpty()) {
            request.metadata().put("cellId", cell);
        }
        for (String each : deleted) {
            request.metadata().withArray("deletedCells").add(each);
        }
        return request;
    }

    private void cell(String id, String source, String... deleted) {
        running = request(id, source, deleted);
        page.cell(running);
    }

    @Test
    void bringsTheLibraryOnceANotebook() {
        cell("a", "1");
        assertThat(page.bringsLibrary()).isTrue();
        assertThat(page.bringsLibrary()).isFalse();
        cell("b", "1");
        assertThat(page.bringsLibrary()).isFalse();
    }

    @Test
    void bringsItAgainWhenTheCarryingCellRunsAgain() {
        cell("a", "1");
        page.bringsLibrary();
        cell("b", "2");
        cell("a", "changed");
        assertThat(page.bringsLibrary()).isTrue();
        cell("b", "2");
        assertThat(page.bringsLibrary()).isFalse();
    }

    @Test
    void bringsItAgainWhenTheCarryingCellWasDeleted() {
        cell("a", "1");
        page.bringsLibrary();
        cell("b", "2", "z", "a");
        assertThat(page.bringsLibrary()).isTrue();
    }

    @Test
    void takesACellOfTheSameSourceForTheSameCellWhereNamesAreMissing() {
        cell("", "plot one");
        assertThat(page.bringsLibrary()).isTrue();
        cell("", "plot two");
        assertThat(page.bringsLibrary()).isFalse();
        cell("", "plot one");
        assertThat(page.bringsLibrary()).isTrue();
    }

    @Test
    void bringsItAgainWhenTheDisplayThatHoldsItIsReplacedOrCleared() {
        cell("a", "1");
        page.bringsLibrary();
        page.shownIn("first");
        page.shownIn("second");
        page.replaces("second");
        assertThat(page.bringsLibrary()).isFalse();
        page.replaces("first");
        assertThat(page.bringsLibrary()).isTrue();
        page.clears();
        assertThat(page.bringsLibrary()).isTrue();
        cell("b", "2");
        page.clears();
        assertThat(page.bringsLibrary()).isFalse();
    }

    @Test
    void belongsToTheCellThatTheDrawingThreadWorksFor() {
        cell("a", "1");
        Message early = running;
        cell("b", "2");
        running = early;
        assertThat(page.bringsLibrary()).isTrue();
        cell("b", "2");
        assertThat(page.bringsLibrary()).isFalse();
        cell("a", "1");
        assertThat(page.bringsLibrary()).isTrue();
    }

    @Test
    void countsNothingThatIsNotKept() {
        running = Message.unasked("execute_request", Message.json().put("silent", true));
        page.cell(running);
        assertThat(page.bringsLibrary()).isFalse();
        cell("a", "1");
        assertThat(page.aside(page::bringsLibrary)).isFalse();
        assertThat(page.bringsLibrary()).isTrue();
    }

    @Test
    void bringsItAgainWhenInteractiveFiguresAreAskedForAnew() {
        cell("a", "1");
        page.bringsLibrary();
        page.mode(PageState.Mode.INLINE);
        assertThat(page.bringsLibrary()).isTrue();
    }
}

package org.nasturtium.kernel;

import groovy.lang.GroovySystem;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.DslContext;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.dsl.Searcher;
import org.nasturtium.kernel.comm.CommFunctions;
import org.nasturtium.kernel.comm.Comms;
import org.nasturtium.kernel.live.NotebookSearcher;
import org.nasturtium.kernel.live.SearchView;
import org.nasturtium.kernel.magic.CodeHelp;
import org.nasturtium.kernel.magic.MagicCells;
import org.nasturtium.kernel.output.CellFunctions;
import org.nasturtium.kernel.output.CellInputStream;
import org.nasturtium.kernel.output.CellOutput;
import org.nasturtium.kernel.output.Display;
import org.nasturtium.kernel.output.Input;
import org.nasturtium.kernel.output.OutputRouter;
import org.nasturtium.kernel.output.Recent;
import org.nasturtium.kernel.render.Bundle;
import org.nasturtium.kernel.render.GroovyRenderer;
import org.nasturtium.kernel.render.PageOwner;
import org.nasturtium.kernel.render.PageState;
import org.nasturtium.kernel.session.Completeness;
import org.nasturtium.kernel.session.Completer;
import org.nasturtium.kernel.session.GroovySession;
import org.nasturtium.kernel.wire.Message;
import org.nasturtium.kernel.wire.Wire;
import org.nasturtium.kernel.wire.WireListener;
import org.nasturtium.kernel.work.Work;

/**
 * The kernel put together: session, output, display, executions, and who answers which request.
 *
 * <p>It is a kernel of JJava's library for the sake of renderers and extensions that other jars bring; messages and
 * sockets are our own, see {@code docs/decisions}.
 */
public final class NasturtiumKernel extends BaseKernel implements PageOwner, AutoCloseable {
    private static final Duration SEARCH_STOPS_WITHIN = Duration.ofMillis(900);

    private final PrintStreams terminal = PrintStreams.now();
    private final InputStream terminalIn = System.in;
    private final OutputRouter router;
    private final Input input;
    private final PageState page;
    private final Recent recent = new Recent();
    private final History history = new History();
    private final Comms comms;
    private final NotebookSearcher searcher;
    private final GroovySession session;
    private final CodeHelp help;
    private final Cells cells;
    private final Requests requests;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * A kernel that hears nothing before its {@link #listener} is given messages.
     *
     * @param wire how it answers
     * @param engine who runs searches
     * @param runs folder of the runs
     */
    public NasturtiumKernel(Wire wire, Searcher engine, Path runs) {
        super(
                "nasturtium",
                Version.ofKernel(),
                language(),
                List.of(new HelpLink("Groovy", "https://groovy-lang.org/documentation.html")),
                null,
                new JupyterIO(StandardCharsets.UTF_8),
                new CommManager(),
                new GroovyRenderer(),
                null,
                new MagicsRegistry(),
                true,
                new StringStyler.Builder().build());
        router = new OutputRouter(terminal.out(), terminal.err());
        comms = new Comms(router);
        page = new PageState(() -> {
            CellOutput speaking = router.current();
            return speaking == null ? null : speaking.request();
        });
        input = new Input(wire);
        searcher = new NotebookSearcher(
                (definition, environment) -> Work.withOwnThreads(() -> engine.search(definition, environment)),
                () -> new SearchView(Display.anywhere(router, getRenderer()), InstantSource.system()));
        session = new GroovySession(DslContext.under(runs, searcher), functions());
        MagicCells magics = new MagicCells(
                session,
                new KernelSurroundings(
                        router,
                        Display.anywhere(router, getRenderer()),
                        page,
                        () -> installExtensions(session.loader())));
        help = new CodeHelp(session, magics);
        Executions executions = new Executions(wire, session, magics, getRenderer(), router, page, history, recent);
        cells = new Cells(message -> message.type().equals("execute_request")
                ? executions.of(message)
                : new CommTurn(comms, router, message, new CellOutput(wire, message, false)));
        Answers answers = new Answers(this, new CodeRequests(help, history), comms, wire);
        requests = new Requests(wire, cells, input, this::interruptBy, stopped::countDown, answers.byType());
    }

    private Map<String, Object> functions() {
        Map<String, Object> functions = new LinkedHashMap<>(recent.all());
        functions.putAll(new CellFunctions(router, getRenderer(), page, input).all());
        functions.putAll(new CommFunctions(comms).all());
        return functions;
    }

    /**
     * Installs the forms (and whatever else) that jars bring with a {@link Extension} in {@code META-INF/services}: those
     * that were not installed yet. For jars that came later, too.
     *
     * @return a sentence for each that could not be installed
     */
    public List<String> installExtensionsOf(ClassLoader loader) {
        List<String> troubles = new ArrayList<>();
        Iterator<ServiceLoader.Provider<Extension>> found =
                ServiceLoader.load(Extension.class, loader).stream().iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return troubles;
                }
                installExtension(found.next().get());
            } catch (ServiceConfigurationError | RuntimeException | LinkageError broken) {
                troubles.add("an extension could not be installed: " + broken);
            }
        }
    }

    @Override
    protected void installExtensions(ClassLoader loader) {
        installExtensionsOf(loader).forEach(terminal.err()::println);
    }

    private static LanguageInfo language() {
        return new LanguageInfo.Builder("groovy")
                .version(GroovySystem.getVersion())
                .mimetype("text/x-groovy")
                .fileExtension(".groovy")
                .pygments("groovy")
                .codemirror("groovy")
                .build();
    }

    /** Who is given what comes in. */
    public WireListener listener() {
        return requests;
    }

    /** Takes over the standard streams, installs renderers, runs executions from now on. */
    public void start() {
        onStartup();
        router.install();
        System.setIn(new CellInputStream(router, input));
        cells.start();
    }

    /** Whether no cell was run yet. */
    boolean isUntouched() {
        return cells.isUntouched();
    }

    /** Returns when a front end has asked for the end. */
    public void awaitShutdown() throws InterruptedException {
        stopped.await();
    }

    /** Ends as if a front end had asked. */
    public void shutdown() {
        stopped.countDown();
    }

    @Override
    public PageState page() {
        return page;
    }

    @Override
    public String getBanner() {
        return "Nasturtium " + getVersion() + ": neural architecture search in Groovy " + GroovySystem.getVersion()
                + ", JDK " + Runtime.version();
    }

    @Override
    public void display(DisplayData data) {
        CellOutput output = router.current();
        if (output != null) {
            output.show("display_data", Bundle.content(data));
        }
    }

    @Override
    public @Nullable Object evalRaw(String source) {
        try {
            return session.eval(source, 0).value();
        } catch (ScriptFailure failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        return new DisplayData(help.inspect(code, at, extraDetail));
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        Completer.Completion found = help.complete(code, at);
        return new ReplacementOptions(found.matches(), found.start(), found.end());
    }

    @Override
    public String isComplete(String code) {
        Completeness found = help.completeness(code);
        return switch (found.status()) {
            case COMPLETE -> IS_COMPLETE_YES;
            case INVALID -> IS_COMPLETE_BAD;
            case INCOMPLETE -> found.indent();
        };
    }

    private void interruptBy(Message request) {
        if (!cells.isLate(request)) {
            interrupt();
        }
    }

    @Override
    public void interrupt() {
        // a search stops by itself and cleanly; the thread is interrupted only if it takes too long
        cells.interrupt(searcher.interrupt() ? SEARCH_STOPS_WITHIN : Duration.ZERO);
    }

    @Override
    public void close() {
        searcher.interrupt();
        cells.close();
        requests.close();
        onShutdown(false);
        router.close();
        System.setIn(terminalIn);
        session.close();
    }
}

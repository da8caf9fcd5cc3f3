package org.nasturtium.kernel.magic;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.ScriptError;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.dsl.ScriptSource;
import org.nasturtium.engine.words.NearestWord;
import org.nasturtium.kernel.session.GroovySession;
import org.nasturtium.kernel.session.Outcome;

/** Runs cells: what is Groovy in the session, what is a magic here, piece after piece. */
public final class MagicCells {
    static final String MISPLACED = "misplaced ";

    private final GroovySession session;
    private final Surroundings surroundings;

    public MagicCells(GroovySession session, Surroundings surroundings) {
        this.session = session;
        this.surroundings = surroundings;
    }

    /** Runs a cell; its value is that of its last piece. Nothing is run if a piece cannot be read. */
    public Outcome run(String source, int number) throws ScriptFailure {
        CellParts parts = CellParts.of(source, Magics::help);
        return parts.isPlain() ? session.eval(source, number) : new Run(source, number).all(parts);
    }

    /** Where the completion and inspection of magics look. */
    Workspace workspace() {
        return new Run("", 0);
    }

    /** One run of one cell. */
    private final class Run implements Workspace {
        private final String cell;
        private final int number;
        private int pieces;

        Run(String cell, int number) {
            this.cell = cell;
            this.number = number;
        }

        Outcome all(CellParts parts) throws ScriptFailure {
            check(parts);
            return pieces(parts);
        }

        private void check(CellParts parts) throws ScriptFailure {
            for (CellParts.Part part : parts.parts()) {
                MagicCall call = part.magic();
                if (call != null) {
                    check(call);
                    check(CellParts.of(call.code(), Magics::help));
                }
            }
            for (CellParts.Part part : parts.parts()) {
                if (part.magic() == null) {
                    session.check(source(part.code()));
                }
            }
        }

        private Outcome pieces(CellParts parts) throws ScriptFailure {
            Outcome last = Outcome.NOTHING;
            for (CellParts.Part part : parts.parts()) {
                MagicCall call = part.magic();
                last = call == null ? session.eval(nextSource(part.code())) : magic(call);
            }
            return last;
        }

        private void check(MagicCall call) throws ScriptFailure {
            if (call.name().startsWith(MISPLACED)) {
                String sign = (call.overCell() ? "%%" : "%") + call.name().substring(MISPLACED.length());
                throw failure(
                        call,
                        call.overCell()
                                ? "`" + sign + "` may stand at the top of a cell only"
                                : "`" + sign + "` may not stand inside of a block",
                        call.overCell()
                                ? "Maybe begin the cell with it."
                                : "Maybe on a line of its own outside; a remainder is written with a blank, `% x`.");
            }
            MagicHelp help = Magics.help(call.name());
            if (help == null) {
                throw failure(
                        call,
                        "there is no magic `" + call.sign() + "`",
                        NearestWord.hint(call.name(), Magics.names()) + "\n`%help` says what they do.");
            }
            if (call.overCell() ? !help.forms().cell() : !help.forms().line()) {
                throw failure(
                        call,
                        "`" + call.sign() + "` is " + (call.overCell() ? "for one line" : "for a whole cell"),
                        "Maybe `" + help.usage().lines().findFirst().orElse("") + "`.");
            }
        }

        private Outcome magic(MagicCall call) throws ScriptFailure {
            try {
                return Magics.named(call.name()).run(call, this);
            } catch (MagicError error) {
                throw failure(call, error.getMessage(), error.hint());
            } catch (ScriptFailure failure) {
                throw failure;
            } catch (Exception failure) {
                throw session.failure(failure);
            }
        }

        private ScriptFailure failure(MagicCall call, @Nullable String message, String hint) {
            MagicCall.Place place = call.place();
            String source = source("").line(place.line());
            return new ScriptFailure(
                    new ScriptError(
                            ScriptError.Kind.VALUE,
                            String.valueOf(message),
                            hint,
                            "Cell " + number,
                            place.line(),
                            place.column(),
                            source),
                    new MagicError(String.valueOf(message), hint));
        }

        private ScriptSource source(String code) {
            return code.isEmpty() ? ScriptSource.cell(number, cell) : ScriptSource.piece(number, 1, code);
        }

        private ScriptSource nextSource(String code) {
            return ScriptSource.piece(number, ++pieces, code);
        }

        @Override
        public GroovySession session() {
            return session;
        }

        @Override
        public Surroundings surroundings() {
            return surroundings;
        }

        @Override
        public Outcome run(MagicCall call) throws ScriptFailure {
            return pieces(CellParts.of(call.code(), Magics::help));
        }

        @Override
        public Callable<Outcome> prepare(MagicCall call) throws ScriptFailure {
            CellParts parts = CellParts.of(call.code(), Magics::help);
            return parts.isPlain() ? session.prepare(nextSource(call.code())) : () -> run(call);
        }

        @Override
        public Outcome run(ScriptSource source) throws ScriptFailure {
            return session.eval(source);
        }
    }
}

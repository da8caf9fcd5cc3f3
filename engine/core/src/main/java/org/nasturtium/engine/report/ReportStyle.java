package org.nasturtium.engine.report;

/** How the report page looks: on a light screen, on a dark one, and on paper. */
final class ReportStyle {
    static final String CSS = """
            :root { --ink: #1f2733; --quiet: #5f6b7a; --page: #ffffff; --line: #e2e6eb; --accent: #c2620f; --soft: #f5f7f9; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #dde3ea; --quiet: #98a3b1; --page: #15191f; --line: #2c343e; --accent: #f0a05a; --soft: #1c222a; }
            }
            html { color-scheme: light dark; }
            body { margin: 0; background: var(--page); color: var(--ink);
              font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; }
            main { max-width: 980px; margin: 0 auto; padding: 40px 24px 80px; }
            h1 { font-size: 28px; line-height: 1.25; margin: 4px 0 16px; letter-spacing: -0.01em; text-wrap: balance; }
            h2 { font-size: 19px; margin: 0 0 10px; }
            p { margin: 0 0 10px; max-width: 72ch; }
            section { border-top: 1px solid var(--line); margin-top: 34px; padding-top: 24px; }
            .kicker { color: var(--accent); font-weight: 600; font-size: 14px; }
            .quiet { color: var(--quiet); font-size: 14px; }
            .code { font: 13.5px/1.6 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
              background: var(--soft); padding: 10px 14px; border-radius: 8px; max-width: none; overflow-wrap: anywhere; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 22px; margin: 8px 0 14px; font-size: 14.5px; }
            dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
            details { margin: 10px 0; } summary { cursor: pointer; color: var(--quiet); font-size: 14.5px; }
            figure { margin: 0 0 18px; } .drawing { overflow-x: auto; margin: 12px 0; }
            .drawing svg { max-width: 100%; height: auto; fill: var(--quiet); }
            ul { padding-left: 20px; }
            @media print {
              :root { --ink: #000000; --quiet: #444444; --page: #ffffff; --line: #cccccc; --soft: #f5f5f5; }
              main { max-width: none; padding: 0; } body { font-size: 11pt; }
              figure, .drawing, tr { break-inside: avoid; } h2 { break-after: avoid; }
            }
            """;

    private ReportStyle() {}
}

package org.holdfast.diagnostics.yaml;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Finds lines of a YAML file that could exhaust the parser, or for which the parser reports no location. */
final class YamlGuard {

    /** Maximum nesting depth, which prevents a stack overflow in the parser; valid files are much less nested. */
    static final int MAX_DEPTH = 24;

    private static final int MAX_INDENT = 8;

    private YamlGuard() {}

    /**
     * Returns the number of the first line that is nested too deeply, from 1; 0 if there is none. A cheap check before
     * parsing that counts open brackets and indentation.
     */
    static int tooDeepAt(String text) {
        int line = 1;
        int open = 0;
        int indent = 0;
        int dashes = 0;
        boolean lineStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                lineStart = true;
                indent = 0;
                dashes = 0;
            } else if (lineStart && (c == ' ' || c == '-' || c == '?')) {
                indent++;
                dashes += c == ' ' ? 0 : 1;
            } else {
                lineStart = false;
                open += bracketDepth(c);
            }
            if (open > MAX_DEPTH || indent > MAX_DEPTH * MAX_INDENT || dashes > MAX_DEPTH) {
                return line;
            }
        }
        return 0;
    }

    private static int bracketDepth(char c) {
        return switch (c) {
            case '[', '{' -> 1;
            case ']', '}' -> -1;
            default -> 0;
        };
    }
    /** Returns the number of the first line with an alias, from 1; 0 if there is none. */
    static int aliasAt(String text) {
        try {
            for (Event event : new Parse(LoadSettings.builder().build()).parseString(text)) {
                if (event instanceof AliasEvent) {
                    return event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
                }
            }
        } catch (YamlEngineException e) {
            return 0;
        }
        return 0;
    }
}

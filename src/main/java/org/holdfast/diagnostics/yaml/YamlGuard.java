package org.holdfast.diagnostics.yaml;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Finds the lines of a YAML file that could hurt its reader, before or after it has refused them without saying where.
 */
final class YamlGuard {

    /** Deeper nesting than any file of ours needs; it also keeps the reader from running out of stack. */
    static final int MAX_DEPTH = 24;

    private static final int WIDEST_INDENT = 8;

    private YamlGuard() {}

    /**
     * The first line, counted from 1, that is nested too deeply; 0 when none is. A cheap look before parsing: brackets
     * open at once, and how far a line is indented.
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
                open += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            }
            if (open > MAX_DEPTH || indent > MAX_DEPTH * WIDEST_INDENT || dashes > MAX_DEPTH) {
                return line;
            }
        }
        return 0;
    }

    /** The first line, counted from 1, in which one piece of the file stands for another; 0 when none does. */
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

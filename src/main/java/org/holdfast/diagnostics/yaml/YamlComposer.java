package org.holdfast.diagnostics.yaml;

import java.util.Optional;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.text.TextEncoding;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Parses YAML files and reports those that are malformed, or could exhaust the parser, as problems. */
final class YamlComposer {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setMaxAliasesForCollections(0)
            .setAllowRecursiveKeys(false)
            .setCodePointLimit(TextEncoding.MAX_FILE_BYTES)
            .build();

    private YamlComposer() {}

    /** Returns the root node; empty if the file is malformed. */
    static Optional<Node> compose(String file, String text, Problems problems) {
        int tooDeep = YamlGuard.tooDeepAt(text);
        if (tooDeep > 0) {
            problems.error(
                    new SourceLocation(file, tooDeep, ""),
                    "This line is nested deeper than " + YamlGuard.MAX_DEPTH + " levels.");
            return Optional.empty();
        }
        try {
            return new Compose(SETTINGS).composeString(text);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            problems.error(
                    new SourceLocation(file, line, lineOf(text, line)),
                    "This is not valid YAML: " + e.getProblem() + ".",
                    "Maybe the indentation or a quotation mark is off.");
        } catch (YamlEngineException e) {
            int line = YamlGuard.aliasAt(text);
            SourceLocation place = new SourceLocation(file, line, lineOf(text, line));
            if (line > 0) {
                problems.error(place, "Anchors and aliases (& and *) are not supported here.", "Maybe write it out.");
            } else {
                problems.error(place, "This is not valid YAML.");
            }
        }
        return Optional.empty();
    }

    private static String lineOf(String text, int line) {
        return text.lines().skip(Math.max(0, line - 1)).findFirst().orElse("").strip();
    }
}

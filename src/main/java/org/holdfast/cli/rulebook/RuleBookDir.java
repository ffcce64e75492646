package org.holdfast.cli.rulebook;

import java.nio.file.Path;
import java.util.List;
import org.holdfast.rules.files.ExampleBook;
import org.holdfast.settings.HoldfastSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The parameter that names the folder of a rule book. */
final class RuleBookDir {

    static final String DESCRIPTION = "Folder of the rule book (default: holdfast.rules.dir).";

    @Parameters(arity = "0..1", paramLabel = "DIR", description = DESCRIPTION)
    private @Nullable Path folder;

    /** Required by picocli, which sets the folder. */
    RuleBookDir() {
        this(null);
    }

    RuleBookDir(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Returns the given folder, or the configured one if none was given. */
    Path in(HoldfastSettings settings) {
        return folder == null ? settings.rules().dir() : folder;
    }

    /** Returns the examples in the folder; empty if it is a rule book. */
    List<ExampleBook> examples(HoldfastSettings settings) {
        return ExampleBook.in(in(settings));
    }
}

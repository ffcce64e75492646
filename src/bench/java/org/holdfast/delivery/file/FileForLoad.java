package org.holdfast.delivery.file;

import java.nio.file.Path;
import java.util.Set;
import org.holdfast.decisions.Decision;
import org.holdfast.delivery.Target;

/** Creates the file target that is measured. */
public final class FileForLoad {

    private FileForLoad() {}

    public static Target of(Path path) {
        return new DecisionFile("file", path, Set.of(Decision.Outcome.ACT));
    }
}

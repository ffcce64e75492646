package org.holdfast.delivery.file;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.Decision;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for files to which decisions are appended.
 *
 * @param files files by the name of their target
 */
@ConfigurationProperties("holdfast.delivery")
record FileSettings(@DefaultValue Map<String, Sink> files) {

    FileSettings {
        files.forEach((name, sink) -> {
            String path = String.valueOf(sink.path);
            if (sink.path == null || !path.endsWith(".csv") && !path.endsWith(".ndjson")) {
                throw new IllegalArgumentException("holdfast.delivery.files." + name + ".path is "
                        + (sink.path == null ? "missing" : "\"" + path + "\"")
                        + "; expected a file name that ends with .csv or .ndjson");
            }
        });
        if (files.values().stream()
                        .map(sink -> String.valueOf(sink.path))
                        .distinct()
                        .count()
                < files.size()) {
            throw new IllegalArgumentException(
                    "Two of holdfast.delivery.files have the same path; each needs a file of its own");
        }
    }

    /**
     * A file.
     *
     * @param path ends with .csv or .ndjson; its folder must exist
     * @param outcomes the outcomes of the decisions to write
     */
    record Sink(@Nullable Path path, @DefaultValue("act") Set<Decision.Outcome> outcomes) {}
}

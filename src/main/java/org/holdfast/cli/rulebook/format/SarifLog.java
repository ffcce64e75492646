package org.holdfast.cli.rulebook.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.holdfast.insight.RuleBookProblem;
import org.jspecify.annotations.Nullable;

/** A log in the Static Analysis Results Interchange Format, version 2.1.0. The names are those of the standard. */
record SarifLog(@JsonProperty("$schema") String schema, String version, List<Run> runs) {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String COLUMNS = "utf16CodeUnits";
    /** Changes when the fingerprints are computed in another way. */
    private static final String FINGERPRINT = "holdfast/v1";

    record Run(Tool tool, String columnKind, List<Result> results) {}

    record Tool(Driver driver) {}

    record Driver(String name, @Nullable String semanticVersion, List<Rule> rules) {}

    record Rule(String id, Text shortDescription) {}

    record Text(String text) {}

    /** @param partialFingerprints recognise a problem when lines above it are added or removed */
    record Result(
            String ruleId,
            int ruleIndex,
            String level,
            Text message,
            List<Location> locations,
            Map<String, String> partialFingerprints) {}

    record Location(PhysicalLocation physicalLocation) {}

    record PhysicalLocation(
            Artifact artifactLocation, @Nullable Region region) {}

    record Artifact(String uri) {}

    record Region(
            int startLine,
            @Nullable Integer startColumn,
            @Nullable Integer endColumn) {}

    static SarifLog of(CheckedFolder checked) {
        List<Result> results = checked.document().problems().stream()
                .map(problem -> result(checked, problem))
                .toList();
        List<Rule> rules = Arrays.stream(FileKind.values())
                .map(kind -> new Rule(kind.toString(), new Text(kind.description())))
                .toList();
        String version = SarifLog.class.getPackage().getImplementationVersion();
        return new SarifLog(
                SCHEMA, "2.1.0", List.of(new Run(new Tool(new Driver("Holdfast", version, rules)), COLUMNS, results)));
    }

    private static Result result(CheckedFolder checked, RuleBookProblem problem) {
        FileKind kind = FileKind.of(problem.file());
        String message = problem.hint().isEmpty() ? problem.text() : problem.text() + " " + problem.hint();
        return new Result(
                kind.toString(),
                kind.ordinal(),
                problem.severity(),
                new Text(message),
                List.of(new Location(
                        new PhysicalLocation(new Artifact(uri(checked.pathOf(problem.file()))), region(problem)))),
                Map.of(FINGERPRINT, fingerprint(problem)));
    }

    private static @Nullable Region region(RuleBookProblem problem) {
        if (problem.line() < 1) {
            return null;
        }
        return problem.column() < 1
                ? new Region(problem.line(), null, null)
                : new Region(
                        problem.line(),
                        problem.column(),
                        problem.column() + problem.words().length());
    }

    /** Escapes a path; an absolute one becomes a URI of its own. */
    private static String uri(String path) {
        try {
            boolean absolute = path.startsWith("/") || path.matches("[A-Za-z]:/.*");
            String rooted = path.startsWith("/") || !absolute ? path : "/" + path;
            // The scheme keeps a colon in a relative path from being read as one.
            return absolute
                    ? new URI("file", "", rooted, null).toASCIIString()
                    : new URI(null, null, "./" + rooted, null).toASCIIString().substring("./".length());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    /** Line numbers inside the message are left out, since they change with every line above. */
    private static String fingerprint(RuleBookProblem problem) {
        String stable = problem.file() + "\n" + problem.text().replaceAll("[0-9]+", "0") + "\n" + problem.words();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(stable.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.holdfast.cli.rulebook.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.cli.CommandLines;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.insight.RuleBookCheck;
import org.holdfast.insight.RuleBookProblem;
import org.holdfast.simulation.gaming.GamedBook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The formats of {@code check} for programs, with a rule book that has problems of many kinds. */
class CheckFormatTest {

    /** What we write of the standard, SARIF 2.1.0 by OASIS: nothing else may be in it. */
    private static final Schema SARIF = sarif();

    @TempDir
    private static Path folder;

    private static Schema sarif() {
        try (InputStream in = CheckFormatTest.class.getResourceAsStream("sarif-2.1.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(FactsJson.mapper().readTree(Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void aRuleBookWithProblems() throws IOException {
        Path area = Files.createDirectories(folder.resolve("areas/чай, 100%"));
        Files.writeString(area.resolve("tea.dslr"), "rule \"Tea\"\nwhen\n    Tea is served\nthen\nend\n");
        Files.writeString(area.resolve("actions.yaml"), "thank:\n  kind: rewrd\n");
        Files.writeString(folder.resolve("limits.yaml"), "budgets:\n  - from: 2026-01-01\n    pots: {}\n");
        Files.writeString(folder.resolve("notes.yml"), "a: b\n");
    }

    private static CommandLines.Result check(String format, Path rules) {
        return CommandLines.run("check", "--no-customers", "--format", format, rules.toString());
    }

    @Test
    void jsonIsTheDocumentOfTheHttpApi() {
        CommandLines.Result result = check("json", folder);

        JsonNode document = FactsJson.mapper().readTree(result.out());
        assertThat(document.propertyNames())
                .contains("passed", "version", "problems", "rules", "scenarios", "failed")
                .doesNotContain("meaning");
        assertThat(document.path("passed").asBoolean()).isFalse();
        List<String> places = new ArrayList<>();
        document.path("problems")
                .forEach(problem -> places.add(problem.path("file").asString() + ":"
                        + problem.path("line").asInt() + ":"
                        + problem.path("column").asInt()));
        assertThat(places).contains("areas/чай, 100%/tea.dslr:3:5", "areas/чай, 100%/actions.yaml:2:9");
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isEqualTo(ExitCode.CHECK_FAILED);
    }

    @Test
    void annotationsNameFileLineAndColumns() {
        CommandLines.Result result = check("github", folder);

        assertThat(result.out().lines())
                .allMatch(line -> line.matches("::(error|warning) file=[^,]+(,line=\\d+(,col=\\d+,endColumn=\\d+)?)?"
                        + ",title=Rule book::.+"))
                .anyMatch(line ->
                        line.startsWith("::error file=") && line.contains("areas/чай%2C 100%25/tea.dslr,line=3,col=5"))
                .anyMatch(line -> line.startsWith("::warning file=") && line.contains("notes.yml,title="));
        assertThat(result.exit()).isEqualTo(ExitCode.CHECK_FAILED);
    }

    @Test
    void lineBreaksCannotEndAnAnnotation() {
        RuleBookProblem problem = new RuleBookProblem("error", "a:b.yaml", 1, 1, "x", "one\r\n::error::two 5%", "");

        assertThat(GithubAnnotations.of(new CheckedFolder("rules/", document(problem))))
                .containsExactly("::error file=rules/a%3Ab.yaml,line=1,col=1,endColumn=2,title=Rule book::"
                        + "one%0D%0A::error::two 5%25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules", "src/test", ""})
    void sarifIsValid(String rules) {
        CommandLines.Result result = check("sarif", rules.isEmpty() ? folder : Path.of(rules));

        JsonNode log = FactsJson.mapper().readTree(result.out());
        assertThat(SARIF.validate(log)).isEmpty();
        assertThat(log.at("/runs/0/results").isEmpty()).isEqualTo(rules.equals("rules"));
        assertThat(result.exit()).isEqualTo(rules.equals("rules") ? ExitCode.SUCCESS : ExitCode.CHECK_FAILED);
    }

    @Test
    void theSchemaOfSarifRefusesOtherDocuments() {
        assertThat(SARIF.validate(FactsJson.mapper().readTree("{\"version\": \"2.1.0\", \"runs\": [{}]}")))
                .isNotEmpty();
    }

    @Test
    void sarifEscapesPathsAndKeepsFingerprintsWhenLinesMove() {
        RuleBookProblem problem =
                new RuleBookProblem("error", "areas/чай 100%/t.dslr", 3, 5, "Tea", "line 3 is odd", "");
        RuleBookProblem moved = new RuleBookProblem("error", "areas/чай 100%/t.dslr", 9, 5, "Tea", "line 9 is odd", "");

        SarifLog.Result result = result("rules/", problem);

        assertThat(result.locations()
                        .get(0)
                        .physicalLocation()
                        .artifactLocation()
                        .uri())
                .isEqualTo("rules/areas/%D1%87%D0%B0%D0%B9%20100%25/t.dslr");
        assertThat(result.locations().get(0).physicalLocation().region()).isEqualTo(new SarifLog.Region(3, 5, 8));
        assertThat(result("rules/", moved).partialFingerprints()).isEqualTo(result.partialFingerprints());
        assertThat(result("/a b/", problem)
                        .locations()
                        .get(0)
                        .physicalLocation()
                        .artifactLocation()
                        .uri())
                .startsWith("file:///a%20b/areas/");
    }

    @Test
    void gamingIsPartOfTheReport(@TempDir Path rules) throws IOException {
        for (Map.Entry<String, String> file :
                GamedBook.granting("amount(15, \"EUR\")").entrySet()) {
            Path path = rules.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }

        CommandLines.Result result =
                CommandLines.run("check", "--no-customers", "--gaming", "--format", "json", rules.toString());

        assertThat(FactsJson.mapper().readTree(result.out()).path("problems"))
                .allMatch(problem -> problem.path("severity").asString().equals("warning"))
                .anyMatch(problem ->
                        problem.path("text").asString().contains("pays a customer who splits an order in two"));
        assertThat(result.exit()).isEqualTo(ExitCode.SUCCESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "github", "sarif"})
    void aMissingFolderWritesNothingToStandardOutput(String format) {
        CommandLines.Result result = check(format, folder.resolve("missing"));

        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("There is no folder");
        assertThat(result.exit()).isEqualTo(ExitCode.CHECK_FAILED);
    }

    @Test
    void anUnknownFormatIsAUsageError() {
        CommandLines.Result result = check("xml", folder);

        assertThat(result.err()).contains("--format").contains("json");
        assertThat(result.exit()).isEqualTo(2);
    }

    private static SarifLog.Result result(String rules, RuleBookProblem problem) {
        return SarifLog.of(new CheckedFolder(rules, document(problem)))
                .runs()
                .get(0)
                .results()
                .get(0);
    }

    private static RuleBookCheck document(RuleBookProblem problem) {
        return new RuleBookCheck(false, "sha256:0", List.of(problem), 0, 0, List.of(), null);
    }
}

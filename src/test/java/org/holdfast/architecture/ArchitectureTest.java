package org.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The declared dependencies hold, and violations are detected. */
class ArchitectureTest {

    private static final Map<String, Long> LARGE_PACKAGES = Map.of();
    /** Records whose flat list of fields is a published format, or is defined elsewhere. */
    private static final Set<String> WIDE_RECORDS = Set.of(
            // JSON that released versions have stored or sent.
            "decisions.json.ActionDocument",
            "decisions.json.PastActionDocument",
            // The facts, whose components define the fields of JSON, CSV, PATCH, merging and completion.
            "facts.Customer",
            "facts.Order",
            "facts.billing.Subscription",
            "facts.fulfilment.Parcel",
            "facts.fulfilment.ParcelRow",
            // Events sent by HubSpot.
            "ingestion.hubspot.ContactEvent",
            // The object in scenario files and in the HTTP API.
            "loyalty.programmes.ProgrammeDocument");

    private static final Architecture PROGRAM = new Architecture(
            "org.holdfast",
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.holdfast"));
    private static final Architecture BROKEN = new Architecture(
            "org.holdfast.architecture.wrong",
            new ClassFileImporter().importPackages("org.holdfast.architecture.wrong"));

    @Test
    void everyPackageDeclaresItsImports() throws IOException {
        assertThat(PROGRAM.unmarked()).isEmpty();
        assertThat(PROGRAM.features()).isEqualTo(folders());
        assertThat(PROGRAM.allowedButMissing()).isEmpty();
    }

    @Test
    void everyImportIsDeclared() {
        assertThat(PROGRAM.wrongImports()).isEmpty();
    }

    @Test
    void everyDeclaredImportIsUsed() {
        assertThat(PROGRAM.unusedPermissions()).isEmpty();
    }

    @Test
    void closedSubPackagesAreNotUsedByOtherFeatures() {
        assertThat(PROGRAM.closedSubPackagesEntered()).isEmpty();
        assertThat(PROGRAM.openForNobody()).isEmpty();
    }

    @Test
    void simpleNamesAreUnique() {
        assertThat(PROGRAM.namesTakenTwice()).isEmpty();
    }

    /**
     * A package of twenty types is still easy to survey; larger packages are listed with their size. An entry must be
     * removed once its package has shrunk, so that it cannot grow again.
     */
    @Test
    void packagesAreSmall() {
        assertThat(PROGRAM.packagesAbove(20)).isEqualTo(LARGE_PACKAGES);
    }

    /**
     * Up to twelve components can be distinguished in a constructor call; wider records are listed, and their entries
     * must be removed once they have shrunk.
     */
    @Test
    void recordsHaveFewComponents() {
        assertThat(PROGRAM.recordsAbove(12)).isEqualTo(WIDE_RECORDS);
    }

    @Test
    void dependenciesHaveNoCycles() {
        assertThat(PROGRAM.circles()).isEmpty();
        assertThat(PROGRAM.hasPackageCircles()).isFalse();
    }

    @Test
    void theCoreIsPlainJava() {
        assertThat(PROGRAM.foreignersInTheCore()).isEmpty();
        assertThat(PROGRAM.clocksInTheCore()).isEmpty();
    }

    @Test
    void onlyRulesUseTheEngine() {
        assertThat(PROGRAM.engineOutsideOfRules()).isEmpty();
    }

    @Test
    void violationsAreDetected() {
        assertThat(BROKEN.wrongImports())
                .anyMatch(line -> line.contains("WrongFact") && line.contains("WrongDecision"));
        assertThat(BROKEN.foreignersInTheCore()).anyMatch(line -> line.contains("java.sql.Connection"));
        assertThat(BROKEN.engineOutsideOfRules()).anyMatch(line -> line.contains("org.kie.api.KieBase"));
        assertThat(BROKEN.clocksInTheCore()).anyMatch(line -> line.contains("Instant.now"));
        assertThat(BROKEN.circles()).containsExactly("decisions");
        assertThat(BROKEN.unmarked()).containsExactly("rules");
        assertThat(BROKEN.allowedButMissing()).containsExactly("crm");
        assertThat(BROKEN.unusedPermissions())
                .containsExactly("decisions -> crm", "decisions -> decisions", "facts -> loyalty");
        assertThat(BROKEN.closedSubPackagesEntered())
                .isNotEmpty()
                .allMatch(line -> line.contains("WrongFact") && line.contains("decisions.closed.WideFact"));
        assertThat(BROKEN.openForNobody()).containsExactly("decisions.unentered");
        assertThat(BROKEN.namesTakenTwice()).containsExactly("WideFact");
        assertThat(BROKEN.packagesAbove(1)).containsExactly(entry("facts", 2L));
        assertThat(BROKEN.recordsAbove(12)).containsExactly("facts.WideFact");
    }

    private static Set<String> folders() throws IOException {
        try (Stream<Path> list = Files.list(Path.of("src/main/java/org/holdfast"))) {
            Set<String> folders = new TreeSet<>();
            list.filter(Files::isDirectory)
                    .forEach(folder -> folders.add(folder.getFileName().toString()));
            return folders;
        }
    }
}

package org.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The directions written on the packages hold, and would not if somebody broke them. */
class ArchitectureTest {

    private final Architecture program = new Architecture(
            "org.holdfast",
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.holdfast"));
    private final Architecture broken = new Architecture(
            "org.holdfast.architecture.wrong",
            new ClassFileImporter().importPackages("org.holdfast.architecture.wrong"));

    @Test
    void everyPackageSaysWhatItMayImport() throws IOException {
        assertThat(program.unmarked()).isEmpty();
        assertThat(program.features()).isEqualTo(folders());
        assertThat(program.allowedButMissing()).isEmpty();
    }

    @Test
    void nobodyImportsWhatTheyDidNotSay() {
        assertThat(program.wrongImports()).isEmpty();
    }

    @Test
    void theDirectionsRunOneWay() {
        assertThat(program.circles()).isEmpty();
        assertThat(program.hasPackageCircles()).isFalse();
    }

    @Test
    void theCoreIsPlainJava() {
        assertThat(program.foreignersInTheCore()).isEmpty();
        assertThat(program.clocksInTheCore()).isEmpty();
    }

    @Test
    void onlyRulesKnowTheEngine() {
        assertThat(program.engineOutsideOfRules()).isEmpty();
    }

    @Test
    void aWrongImportWouldBeFound() {
        assertThat(broken.wrongImports())
                .anyMatch(line -> line.contains("WrongFact") && line.contains("WrongDecision"));
        assertThat(broken.foreignersInTheCore()).anyMatch(line -> line.contains("java.sql.Connection"));
        assertThat(broken.engineOutsideOfRules()).anyMatch(line -> line.contains("org.kie.api.KieBase"));
        assertThat(broken.clocksInTheCore()).anyMatch(line -> line.contains("Instant.now"));
        assertThat(broken.circles()).containsExactly("decisions");
        assertThat(broken.unmarked()).containsExactly("rules");
        assertThat(broken.allowedButMissing()).containsExactly("crm");
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

package org.holdfast.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The package for Spark keeps to the rules of all packages, and uses nothing of the service around the core. */
class SparkArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes"))
            .importPackages("org.holdfast");
    private static final Architecture PROGRAM = new Architecture("org.holdfast", CLASSES);

    @Test
    void importsAreDeclaredAndOfTheCore() {
        assertThat(PROGRAM.wrongImports()).isEmpty();
        assertThat(PROGRAM.unusedPermissions()).isEmpty();
        assertThat(PROGRAM.closedSubPackagesEntered()).isEmpty();
        assertThat(PROGRAM.circles()).isEmpty();
        noClasses()
                .that()
                .resideInAPackage("org.holdfast.spark..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "java.sql..",
                        "org.drools..",
                        "org.holdfast.customers..",
                        "org.holdfast.history..",
                        "org.holdfast.decisioning..")
                .check(CLASSES);
    }

    @Test
    void packagesAreSmall() {
        assertThat(PROGRAM.packagesAbove(20)).isEmpty();
        assertThat(PROGRAM.unmarked()).isEmpty();
    }
}

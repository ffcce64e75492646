package org.holdfast.crm.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.holdfast.crm.mapping.http.HttpSource;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped mapping files are valid. Their results were checked against real schemas manually. */
class ShippedMappingsTest {

    private static final Path CRM = Path.of("crm");

    static Stream<MappingFolder.Read> files() {
        // The folder may contain further files of a developer.
        return Stream.concat(folder(CRM).read("tryton").stream(), folder(CRM.resolve("examples")).read(null).stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void canBeReadWithoutSettingAnything(MappingFolder.Read read) {
        assertThat(read.problems()).isEmpty();
        assertThat(read.mapping()).isNotNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void areNotLoadedOnAScheduleByDefault(MappingFolder.Read read) {
        assertThat(read.mapping()).isNotNull();
        assertThat(read.mapping().timing().every()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void detectChangesBetweenFullLoads(MappingFolder.Read read) {
        assertThat(read.mapping()).isNotNull();
        assertThat(read.mapping().queries().values())
                .allSatisfy(query -> assertThat(query.watermark()).isNotNull());
    }

    private static MappingFolder folder(Path path) {
        return new MappingFolder(path, variable -> null, DeclaredFactsChecks.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hubspot", "odoo", "shopify", "tryton"})
    void examplesOverHttpAreValidAndSayWhetherTheyWereTried(String name) throws Exception {
        Path path = Path.of("integrations/http");
        MappingFolder.Read read = new MappingFolder(
                        path, variable -> "secret-of-" + variable, DeclaredFactsChecks.none())
                .read(name)
                .get(0);

        assertThat(read.problems()).isEmpty();
        assertThat(read.mapping().queries()).containsKeys(FactCollection.CUSTOMERS, FactCollection.ORDERS);
        assertThat(((HttpSource) read.mapping().source()).writeBack()).isNotNull();
        assertThat(read.mapping().toString()).doesNotContain("secret-of-" + name.toUpperCase(Locale.ROOT) + "_TOKEN");
        assertThat(Files.readString(path.resolve(name + ".yaml")))
                .contains(name.equals("tryton") ? "TRIED against a real server" : "UNTRIED");
    }
}

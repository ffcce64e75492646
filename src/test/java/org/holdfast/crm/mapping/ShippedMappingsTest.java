package org.holdfast.crm.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
        return new MappingFolder(path, variable -> null);
    }
}

package org.holdfast.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.Database;
import org.holdfast.Server;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases left by released versions are opened by the current program, which responds as the release did. */
class UpgradeIT {

    @TempDir
    private Path folder;

    static Stream<Arguments> specimens() throws IOException {
        return Specimen.versions().stream()
                .flatMap(version -> Stream.of(Database.values()).map(each -> Arguments.of(version, each)));
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void theResponsesOfAReleaseAreReproduced(String version, Database database) throws IOException {
        Specimen specimen = Specimen.of(version, database);
        Specimen.Asked asked = specimen.asked();
        List<Difference> found = new ArrayList<>();
        // The published rule book stays in use, whatever is in the folder.
        Path rules = Files.createDirectory(folder.resolve("rules"));
        try (Server server = Server.at(
                Clock.fixed(asked.at(), ZoneOffset.UTC),
                specimen.restore(),
                "--holdfast.rules.publish=explicit",
                "--holdfast.rules.dir=" + rules,
                "--holdfast.crm.dir=" + folder,
                "--holdfast.decide-anew.enabled=false")) {
            Caller caller = new Caller(server.uri("").toString());
            for (Question each : asked.questions()) {
                found.addAll(Difference.between(each, each.ask(each.number(), caller)));
            }
        }
        assertThat(asked.questions()).hasSize(Questions.NUMBER);
        assertThat(specimen.undocumented(found)).isEmpty();
    }
}

package org.holdfast.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.holdfast.Server;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setup token exists exactly where the console cannot be entered from the machine itself. */
class SetupOfferIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "--server.address=127.0.0.1, false",
        "--server.address=0.0.0.0, true",
        "--server.forward-headers-strategy=native, true",
        "--holdfast.access.local-operator=false, true",
        "--holdfast.access.local-console=off, true",
        "--holdfast.access.local-console=on, false"
    })
    void theSettingsOfTheServerDecide(String setting, boolean offered) {
        Path file = folder.resolve("setup-token");
        try (Server server =
                Server.start(setting, "--holdfast.access.setup-token-file=" + file, "--holdfast.demo=false")) {
            assertThat(server.bean(FirstAdmin.class).isMissing()).isTrue();
            assertThat(file.toFile().exists()).as(setting).isEqualTo(offered);
        }
    }
}

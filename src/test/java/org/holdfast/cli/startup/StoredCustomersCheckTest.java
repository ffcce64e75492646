package org.holdfast.cli.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredCustomersCheckTest {

    @Test
    void anEmbeddedDatabaseExistsIfItsFileExists(@TempDir Path folder) throws IOException {
        String url = "jdbc:h2:file:" + folder.resolve("holdfast") + ";WRITE_DELAY=0;AUTO_SERVER=TRUE";
        assertThat(StoredCustomersCheck.exists(url)).isFalse();
        assertThat(folder).as("the check creates no database").isEmptyDirectory();
        Files.createFile(folder.resolve("holdfast.mv.db"));
        assertThat(StoredCustomersCheck.exists(url)).isTrue();
    }

    @Test
    void anotherDatabaseExistsIfItIsConfigured() {
        assertThat(StoredCustomersCheck.exists("jdbc:postgresql://localhost/holdfast"))
                .isTrue();
        assertThat(StoredCustomersCheck.exists("jdbc:h2:mem:holdfast")).isFalse();
        assertThat(StoredCustomersCheck.exists("")).isFalse();
    }
}

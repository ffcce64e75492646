package org.holdfast.cli.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredCustomersCheckTest {

    @Test
    void anEmbeddedDatabaseIsThereWhenItsFileIs(@TempDir Path folder) throws IOException {
        String url = "jdbc:h2:file:" + folder.resolve("holdfast") + ";WRITE_DELAY=0;AUTO_SERVER=TRUE";
        assertThat(StoredCustomersCheck.areAt(url)).isFalse();
        assertThat(folder).as("asking makes none").isEmptyDirectory();
        Files.createFile(folder.resolve("holdfast.mv.db"));
        assertThat(StoredCustomersCheck.areAt(url)).isTrue();
    }

    @Test
    void anotherDatabaseIsThereWhenItIsNamed() {
        assertThat(StoredCustomersCheck.areAt("jdbc:postgresql://localhost/holdfast"))
                .isTrue();
        assertThat(StoredCustomersCheck.areAt("jdbc:h2:mem:holdfast")).isFalse();
        assertThat(StoredCustomersCheck.areAt("")).isFalse();
    }
}

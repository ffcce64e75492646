package org.holdfast.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.holdfast.Server;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesFolderTest {

    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path rules;
    private BookSource before;

    @BeforeEach
    void copy() throws IOException {
        rules = Server.copyOfRules(folder);
        before = BookSource.read(rules);
    }

    @Test
    void replacesAndCreatesFiles() throws IOException {
        RulesFolder.write(rules, before, Map.of("areas/new/rule.dslr", TEXT, "limits.yaml", TEXT));

        assertThat(rules.resolve("areas/new/rule.dslr")).hasContent("text");
        assertThat(rules.resolve("limits.yaml")).hasContent("text");
    }

    @Test
    void writesNothingIfOneFileCannotBeWritten() throws IOException {
        Files.createDirectories(rules.resolve("messages/zz.yaml"));

        Map<String, byte[]> files = Map.of("areas/new/rule.dslr", TEXT, "limits.yaml", TEXT, "messages/zz.yaml", TEXT);
        assertThatThrownBy(() -> RulesFolder.write(rules, before, files)).isInstanceOf(IOException.class);
        assertThat(BookSource.read(rules).version()).isEqualTo(before.version());
        assertThat(rules.resolve("areas/new")).doesNotExist();
    }

    @Test
    void doesNotOverwriteFilesThatHaveChanged() throws IOException {
        Files.writeString(rules.resolve("limits.yaml"), "# mine");

        assertThatThrownBy(() -> RulesFolder.write(rules, before, Map.of("areas/a.dslr", TEXT, "limits.yaml", TEXT)))
                .hasMessageContaining("limits.yaml was changed");
        assertThat(rules.resolve("limits.yaml")).hasContent("# mine");
        assertThat(rules.resolve("areas/a.dslr")).doesNotExist();
    }

    @Test
    void doesNotFollowLinksOutOfTheFolder() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.createSymbolicLink(rules.resolve("areas/link"), outside);

        assertThatThrownBy(() -> RulesFolder.write(rules, before, Map.of("areas/link/rule.dslr", TEXT)))
                .hasMessageContaining("is outside of the rules folder");
        assertThat(outside).isEmptyDirectory();
    }
}

package org.holdfast.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.holdfast.Patience;
import org.holdfast.Server;
import org.holdfast.audit.AuditTrails;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.publishing.FolderFollowing.Folder;
import org.holdfast.publishing.FolderFollowing.Followed;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published from elsewhere is written into the folder, unless the folder contains something of its own. */
class FolderFollowingIT {

    private static final String ACTIONS = "areas/delivery/actions.yaml";

    @TempDir
    private Path folder;

    private Path rules;
    private Server server;
    private RuleBookPublisher publisher;

    @BeforeEach
    void start() throws IOException {
        rules = Server.copyOfRules(folder);
        Files.writeString(rules.resolve("notes.md"), "ours");
        Files.createDirectories(rules.resolve("retired"));
        Files.writeString(rules.resolve("retired/old.dslr"), "old");
        Files.writeString(rules.resolve(".editor"), "hidden");
        server = Server.start("--holdfast.demo=false", "--holdfast.rules.dir=" + rules);
        publisher = server.bean(RuleBookPublisher.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Followed publish(String path, String text) {
        BookSource live = publisher.source(publisher.live().orElseThrow());
        Map<String, byte[]> files = new HashMap<>();
        live.paths().forEach(each -> files.put(each, live.bytes(each)));
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return server.bean(FolderFollowing.class)
                .publish(
                        () -> publisher.publishDraft(
                                BookSource.ofBytes(files),
                                new RuleBookPublisher.Signature(AuditTrails.TESTER, "Ana", "")),
                        AuditTrails.TESTER);
    }

    private String actions() throws IOException {
        return Files.readString(rules.resolve(ACTIONS));
    }

    private int number() {
        return publisher.live().map(Publication::number).orElse(0);
    }

    @Test
    void aFolderWithTheLiveRuleBookFollows() throws IOException {
        String changed = actions() + "\n# From the console.\n";

        Followed followed = publish(ACTIONS, changed);

        assertThat(followed.folder()).isEqualTo(Folder.WRITTEN);
        assertThat(actions()).isEqualTo(changed);
        assertThat(Files.readString(rules.resolve("notes.md"))).isEqualTo("ours");
        assertThat(Files.readString(rules.resolve("retired/old.dslr"))).isEqualTo("old");
        assertThat(Files.readString(rules.resolve(".editor"))).isEqualTo("hidden");
        assertThat(publisher.isResting()).isFalse();
        assertThat(number()).isEqualTo(2);

        Files.writeString(rules.resolve(ACTIONS), changed + "# Saved in the folder.\n");
        Patience.until(() -> number() == 3);
    }

    @Test
    void aFolderWithWorkOfItsOwnIsLeftAlone() throws IOException {
        String mine = actions() + "\nnot: [valid\n";
        Files.writeString(rules.resolve(ACTIONS), mine);

        Followed followed = publish("limits.yaml", Files.readString(rules.resolve("limits.yaml")) + "\n# New.\n");

        assertThat(followed.folder()).isEqualTo(Folder.LEFT_ALONE);
        assertThat(actions()).isEqualTo(mine);
        assertThat(Files.readString(rules.resolve("limits.yaml"))).doesNotContain("# New.");
        assertThat(publisher.isResting()).isTrue();
        assertThat(server.get("/v1/rule-book").at("resting")).isEqualTo("true");
        assertThat(server.get("/v1/rule-book").at("number")).isEqualTo("2");
    }

    @Test
    void aFolderThatCannotBeWrittenDoesNotPreventThePublication() throws IOException {
        // A folder has the name of the temporary file; even an administrator cannot write there.
        Files.createDirectories(rules.resolve("areas/delivery/.actions.yaml~/inside"));

        Followed followed = publish(ACTIONS, actions() + "\n# New.\n");

        assertThat(followed.result()).isInstanceOf(RuleBookPublisher.Published.class);
        assertThat(followed.folder()).isEqualTo(Folder.FAILED);
        assertThat(followed.reason()).contains("Cannot write the folder");
        assertThat(number()).isEqualTo(2);
        assertThat(publisher.isResting()).isTrue();
        assertThat(actions()).doesNotContain("# New.");
    }

    @Test
    void aRefusedRuleBookLeavesTheFolderAsItIs() throws IOException {
        String before = actions();

        Followed followed = publish(ACTIONS, "not: [valid");

        assertThat(followed.folder()).isNull();
        assertThat(followed.result()).isInstanceOf(RuleBookPublisher.Refused.class);
        assertThat(actions()).isEqualTo(before);
    }
}

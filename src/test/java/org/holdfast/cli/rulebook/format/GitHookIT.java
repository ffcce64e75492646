package org.holdfast.cli.rulebook.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.holdfast.ClassPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hook in a real repository, with the real program. */
class GitHookIT {

    private static final String LIMITS = "rules/limits.yaml";

    @TempDir
    private Path repository;

    private record Ended(int exit, String output) {}

    @BeforeEach
    void aRepositoryWithTheShippedRuleBook() throws Exception {
        git("init", "--quiet");
        git("config", "user.name", "Ana");
        git("config", "user.email", "ana@example.org");
        git("config", "commit.gpgsign", "false");
        copy(Path.of("rules"), repository.resolve("rules"));
        Files.writeString(repository.resolve("README"), "Rules.\n");
        git("add", ".");
        git("commit", "--quiet", "-m", "Begin");
        Path hook = repository.resolve(".git/hooks/pre-commit");
        Files.createDirectories(hook.getParent());
        Files.copy(Path.of("integrations/git/pre-commit"), hook, StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void whatIsStagedIsChecked() throws Exception {
        Path limits = repository.resolve(LIMITS);
        String right = Files.readString(limits);
        Files.writeString(limits, right.replace("automatic: 50", "automatic: fifty"));
        git("add", LIMITS);
        Files.writeString(limits, right);

        Ended refused = git("commit", "-m", "The mistake is staged, the working copy is right");

        assertThat(refused.output()).contains("limits.yaml, line ", "\"fifty\"", "nothing was committed");
        assertThat(refused.exit()).isEqualTo(1);

        git("add", LIMITS);
        Files.writeString(limits, right.replace("automatic: 50", "automatic: fifty"));
        Files.writeString(repository.resolve("rules/areas/delivery/note.md"), "A note.\n");
        git("add", "rules/areas/delivery/note.md");

        assertThat(git("commit", "-m", "The mistake is not staged").exit()).isZero();
    }

    @Test
    void otherFilesAreCommittedWithoutACheck() throws Exception {
        Files.writeString(repository.resolve("README"), "Our rules.\n");
        git("add", "README");

        Ended committed = run("no-such-program", "git", "commit", "-m", "Only the read-me");

        assertThat(committed.exit()).isZero();
    }

    @Test
    void aMissingProgramRefusesTheCommit() throws Exception {
        Files.writeString(repository.resolve(LIMITS), "# Nothing is limited.\n");
        git("add", LIMITS);

        assertThat(run("no-such-program", "git", "commit", "-m", "Unchecked").exit())
                .isEqualTo(1);
    }

    private Ended git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return run(
                java + " -XX:TieredStopAtLevel=1 -cp " + ClassPath.ofTheProgram() + " org.holdfast.HoldfastApplication",
                command.toArray(String[]::new));
    }

    private Ended run(String holdfast, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(repository.toFile()).redirectErrorStream(true);
        builder.environment().put("RULE_BOOK_PROGRAM", holdfast);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

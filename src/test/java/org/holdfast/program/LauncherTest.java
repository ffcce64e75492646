package org.holdfast.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code bin/holdfast}, with a Java that only notes what it is asked to do: which archive of classes is made, used and
 * replaced. {@link ProgramIT} runs the script with a real one.
 */
class LauncherTest {

    private static final String JAVA = """
            #!/bin/sh
            echo "$*" >> "%s"
            for each; do
              case $each in
                -XX:ArchiveClassesAtExit=*)
                  [ -z "${FAIL:-}" ] || exit 1
                  sleep "${TAKES:-0}"
                  echo classes > "${each#*=}"
                  exit 0
                  ;;
              esac
            done
            """;

    @TempDir
    private Path folder;

    private Path home;
    private Path jdk;
    private Path calls;

    @BeforeEach
    void install() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the script needs a POSIX shell");
        home = Files.createDirectories(folder.resolve("a program"));
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        Files.copy(Path.of("src/release/bin/holdfast"), home.resolve("bin/holdfast"));
        Files.writeString(home.resolve("lib/holdfast.jar"), "first build");
        calls = folder.resolve("calls");
        jdk = jdk("17.0.9");
    }

    private Path jdk(String version) throws IOException {
        Path made = folder.resolve("jdk-" + version);
        Path java = Files.createDirectories(made.resolve("bin")).resolve("java");
        Files.writeString(java, JAVA.formatted(calls));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(made.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return made;
    }

    private Process begin(List<String> environment, String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("sh", home.resolve("bin/holdfast").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()));
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("user").toString());
        builder.environment().remove("JAVA_OPTS");
        environment.forEach(each -> builder.environment().put(each.split("=")[0], each.split("=")[1]));
        return builder.start();
    }

    /** Runs a command and returns how Java was called, in order. */
    private List<String> run(List<String> environment, String... words) throws Exception {
        Files.deleteIfExists(calls);
        assertThat(begin(environment, words).waitFor()).isZero();
        return Files.readAllLines(calls);
    }

    private List<String> run(String... words) throws Exception {
        return run(List.of(), words);
    }

    private static List<Path> archives(Path cache) throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.sorted().toList();
        }
    }

    @Test
    void theFirstStartMakesTheArchiveAndTheOthersUseIt() throws Exception {
        List<String> first = run("check", "a folder");
        assertThat(first).hasSize(2);
        assertThat(first.get(0)).contains("-XX:ArchiveClassesAtExit=", "jdbc:h2:mem:");
        Path archive = archives(home.resolve("cache")).get(0);
        assertThat(first.get(1)).contains("-XX:SharedArchiveFile=" + archive).endsWith("holdfast.jar check a folder");

        assertThat(run("check")).hasSize(1).first().asString().contains("-XX:SharedArchiveFile=" + archive);
        assertThat(archives(home.resolve("cache"))).containsExactly(archive);
        assertThat(folder.resolve("output")).content().isEmpty();
    }

    @Test
    void whatDecidesForEveryoneCollectsInParallelUnlessToldOtherwise() throws Exception {
        assertThat(run("run", "--dry").get(1)).contains("-XX:+UseParallelGC");
        assertThat(run(List.of("JAVA_OPTS=-XX:+UseZGC"), "run", "--dry").get(0))
                .contains("-XX:+UseZGC")
                .doesNotContain("UseParallelGC");
        assertThat(run("serve").get(0)).doesNotContain("UseParallelGC");
    }

    @Test
    void anotherJavaAndAnotherBuildHaveArchivesOfTheirOwn() throws Exception {
        run("check");
        jdk = jdk("25.0.1");
        assertThat(run("check")).hasSize(2);
        assertThat(archives(home.resolve("cache"))).hasSize(2);
        Files.writeString(home.resolve("lib/holdfast.jar"), "second build");
        assertThat(run("check")).hasSize(2);
        assertThat(run("check")).hasSize(1);

        // Built again from the same sources: the JVM refuses the archive because of the time of the jar.
        Files.setLastModifiedTime(
                home.resolve("lib/holdfast.jar"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(run("check").get(0)).contains("ArchiveClassesAtExit");
    }

    @Test
    void aReadOnlyInstallationKeepsTheArchiveWithTheUser() throws Exception {
        Files.writeString(home.resolve("cache"), "no folder can be made here");
        assertThat(run("check")).hasSize(2);
        assertThat(run("check")).hasSize(1).first().asString().contains(folder.resolve("user/holdfast") + "/classes-");

        Files.writeString(folder.resolve("file"), "nor here");
        assertThat(run(List.of("XDG_CACHE_HOME=" + folder.resolve("file")), "check"))
                .hasSize(1)
                .first()
                .asString()
                .doesNotContain("Archive");
    }

    @Test
    void anArchiveThatIsPartOfTheInstallationIsUsedByOtherUsers() throws Exception {
        run("check");
        Path archive = archives(home.resolve("cache")).get(0);
        Path folder =
                Files.setPosixFilePermissions(home.resolve("cache"), PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(run("check")).hasSize(1).first().asString().contains(archive.toString());
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void startsAtTheSameTimeMakeOneArchive() throws Exception {
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            starts.add(begin(List.of("TAKES=1"), "check"));
        }
        for (Process each : starts) {
            assertThat(each.waitFor()).isZero();
        }
        assertThat(Files.readAllLines(calls))
                .hasSize(5)
                .filteredOn(call -> call.contains("ArchiveClassesAtExit"))
                .hasSize(1);
        assertThat(archives(home.resolve("cache"))).hasSize(1);
    }

    @Test
    void aFailureIsNotRepeatedBeforeTomorrow() throws Exception {
        assertThat(run(List.of("FAIL=yes"), "check"))
                .hasSize(2)
                .last()
                .asString()
                .doesNotContain("Archive");
        assertThat(run("check")).hasSize(1);
        Path lock = archives(home.resolve("cache")).get(0);
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofDays(3))));

        assertThat(run("check")).hasSize(2);
        assertThat(archives(home.resolve("cache"))).hasSize(1).doesNotContain(lock);
    }

    @Test
    void aFullDiskIsLeftAlone() throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Files.writeString(
                tools.resolve("df"),
                "#!/bin/sh\necho 'Filesystem 1024-blocks Used Available Capacity Mounted'\necho 'd 9 9 100 99% /'\n");
        Files.setPosixFilePermissions(tools.resolve("df"), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(run(List.of("PATH=" + tools + ":" + System.getenv("PATH")), "check"))
                .hasSize(1);
        assertThat(archives(home.resolve("cache"))).isEmpty();
    }

    @Test
    void commandsUseTheFirstCompilerAndServersBoth() throws Exception {
        String quick = "-XX:TieredStopAtLevel=1";
        List<String> off = List.of("HOLDFAST_ARCHIVE=off");
        assertThat(run(off, "--holdfast.rules.dir=x", "keys", "list").get(0)).contains(quick);
        assertThat(run(off, "--version").get(0)).contains(quick);
        for (String slow : List.of("serve", "run", "simulate", "--server.port=0")) {
            assertThat(run(off, slow).get(0)).as(slow).doesNotContain(quick, "Archive");
        }
        assertThat(run(List.of("HOLDFAST_ARCHIVE=off", "JAVA_OPTS=-Xmx1g -Xss2m"), "check")
                        .get(0))
                .startsWith(quick + " -Xmx1g -Xss2m -jar ");
    }

    @Test
    void anOldJavaIsRefused() throws Exception {
        jdk = jdk("11.0.2");
        assertThat(begin(List.of(), "check").waitFor()).isEqualTo(2);
        assertThat(folder.resolve("output")).content().contains("needs Java 17 or later", "11");
        assertThat(calls).doesNotExist();
    }
}

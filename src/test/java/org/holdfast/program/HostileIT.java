package org.holdfast.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.Patience;
import org.holdfast.Server;
import org.holdfast.hostile.Canary;
import org.holdfast.hostile.HostileFiles;
import org.holdfast.rules.table.xlsx.HostileWorkbooks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All hostile files in one rule book, checked by the packaged program on every Java version of this machine, with the
 * canary on its class path.
 */
class HostileIT {

    /** Message texts are checked only if the rules are valid, so this file has a rule book of its own. */
    private static final String MESSAGES = "messages/en.yaml";

    @TempDir
    private Path folder;

    @TempDir
    private Path classes;

    private Path nest;

    @BeforeEach
    void putTheCanaryWithinReach() throws Exception {
        assumeTrue(Program.isPackaged(), "target/holdfast.jar is not there; it is made by mvn verify");
        Server.copyOfRules(folder);
        nest = folder.resolve("nest");
        String canary = Canary.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(classes.resolve(canary).getParent());
        Files.copy(Path.of("target/test-classes", canary), classes.resolve(canary));
    }

    @Test
    void everyHostileFileIsNamedWithItsLineAndNothingInItRuns() throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        HostileFiles.all().forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        files.remove(MESSAGES);
        List<HostileWorkbooks.Hostile> workbooks =
                List.copyOf(HostileWorkbooks.all().values());
        write(files);
        for (int i = 0; i < workbooks.size(); i++) {
            write(Map.of(workbook(i), workbooks.get(i).bytes()));
        }

        for (String java : Program.javas()) {
            List<String> told = check(java);

            assertThat(files.keySet())
                    .as(java)
                    .hasSizeGreaterThan(100)
                    .allSatisfy(path -> assertThat(told).anyMatch(line -> line.startsWith(path + ", line ")));
            for (int i = 0; i < workbooks.size(); i++) {
                String path = workbook(i);
                String message = workbooks.get(i).message();
                assertThat(told).as(java).anyMatch(line -> line.startsWith(path) && line.contains(message));
            }
        }
    }

    @Test
    void hostileTextsAreReportedToo() throws Exception {
        write(Map.of(MESSAGES, HostileFiles.all().get(MESSAGES).getBytes(StandardCharsets.UTF_8)));

        for (String java : Program.javas()) {
            assertThat(check(java)).as(java).anyMatch(line -> line.startsWith(MESSAGES + ", line "));
        }
    }

    @Test
    void callsOfTheCanaryAreDetected() throws Exception {
        Process process = new ProcessBuilder(
                        Program.javas().get(0), canary(), "-cp", classes.toString(), Canary.class.getName())
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(nest).hasContent("started");
    }

    private List<String> check(String java) throws Exception {
        Program.Result result =
                assertTimeout(Patience.ENDLESS, () -> new Program(folder, java).runBeside(classes, canary(), "check"));

        assertThat(result.exit()).as(java).isEqualTo(1);
        assertThat(result.err()).as(java).isEmpty();
        List<String> lines = result.out().lines().toList();
        assertThat(lines)
                .as(java)
                .allSatisfy(line -> assertThat(
                                line.replaceFirst("^\\S+[,:]", "").replaceAll("\".*\"", "words of the author"))
                        .doesNotContain("\tat ", "Exception", "Error:", "org.", "java.", "javax.")
                        .hasSizeLessThan(600));
        assertThat(nest).as(java).doesNotExist();
        assertThat(folder.resolve("canary")).as(java).doesNotExist();
        return lines;
    }

    private String canary() {
        return "-Dholdfast.canary.nest=" + nest;
    }

    private static String workbook(int number) {
        return "areas/hostile/workbook-" + number + ".xlsx";
    }

    private void write(Map<String, byte[]> files) throws Exception {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve("rules").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }
}

package org.holdfast.program;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.HoldfastApplication;
import org.holdfast.cli.HoldfastCommand;

/** Runs commands in this process, with a database and a rule book of their own, as if started in a folder. */
final class CommandsInProcess {

    private final Path folder;

    CommandsInProcess(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    Program.Result run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--holdfast.rules.dir=" + folder.resolve("rules"),
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("data/holdfast") + ";LOCK_TIMEOUT=10000",
                "--holdfast.demo=false"));
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try (PrintStream toOut = new PrintStream(printed, true, StandardCharsets.UTF_8);
                PrintStream toErr = new PrintStream(errors, true, StandardCharsets.UTF_8)) {
            System.setOut(toOut);
            System.setErr(toErr);
            int exit = HoldfastCommand.run(HoldfastApplication.class, all.toArray(new String[0]));
            return new Program.Result(exit, inFolder(printed), inFolder(errors));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private String inFolder(ByteArrayOutputStream text) {
        return text.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }
}

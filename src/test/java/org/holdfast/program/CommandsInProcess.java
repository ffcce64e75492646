package org.holdfast.program;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.HoldfastApplication;
import org.holdfast.Server;
import org.holdfast.cli.HoldfastCommand;

/**
 * Runs commands in this process, with a database and a rule book of their own, as if started in a folder. Files that a
 * command is given are named by {@link #path}, because this process has a folder of its own.
 */
final class CommandsInProcess {

    private final Path folder;

    CommandsInProcess(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** Returns the path of a file of the folder. */
    String path(String name) {
        return folder.resolve(name).toString();
    }

    /** Fills the database with the demo customers, as the first start of a server in the folder does. */
    void addDemoCustomers() {
        Server.asShipped(url(), "--holdfast.rules.dir=" + path("rules")).close();
    }

    private String url() {
        return "jdbc:h2:file:" + path("data/holdfast") + ";LOCK_TIMEOUT=10000";
    }

    /** Runs a command. Settings among the words win over those of the folder. */
    Program.Result run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        set("--holdfast.rules.dir=", path("rules"), all);
        set("--spring.datasource.url=", url(), all);
        set("--holdfast.demo=", "false", all);
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

    private static void set(String setting, String value, List<String> words) {
        if (words.stream().noneMatch(word -> word.startsWith(setting))) {
            words.add(setting + value);
        }
    }

    private String inFolder(ByteArrayOutputStream text) {
        return text.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }
}

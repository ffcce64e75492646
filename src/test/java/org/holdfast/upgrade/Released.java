package org.holdfast.upgrade;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A released version of the program, running as a server in a separate process. */
final class Released implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("listen(?:s|ing) on (http://\\S+)");

    private final Process process;
    private final Caller caller;

    private Released(Process process, Caller caller) {
        this.process = process;
        this.caller = caller;
    }

    /** Starts a server and returns when it is ready. */
    static Released start(Path jar, Path folder, String url, List<String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toAbsolutePath().toString(),
                "serve",
                "--server.port=0",
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + (url.startsWith("jdbc:h2:") ? "holdfast" : "postgres")));
        command.addAll(settings);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                // The output is no longer needed, but a full pipe would block the server.
                Thread rest = new Thread(() -> drain(said), "released");
                rest.setDaemon(true);
                rest.start();
                return new Released(process, new Caller(listens.group(1)));
            }
        }
        throw new IllegalStateException("It did not start:\n" + all);
    }

    private static void drain(BufferedReader said) {
        try {
            said.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The process has ended.
        }
    }

    Caller caller() {
        return caller;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}

package org.holdfast.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.holdfast.ClassPath;
import org.holdfast.HoldfastApplication;
import org.holdfast.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code lsp} as a process of its own: with neovim, and on the wire. */
class NeovimIT {

    private static final String RULE = "areas/delivery/warn-late-delivery.dslr";

    @TempDir
    private Path folder;

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx400m",
                "-cp",
                ClassPath.ofTheProgram(),
                HoldfastApplication.class.getName(),
                "lsp");
    }

    @Test
    void anAuthorWorksInNeovim() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":")).anyMatch(each -> Files.isExecutable(Path.of(each, "nvim"))),
                "neovim is not installed; src/test/neovim/install.sh installs it");
        Path rules = Server.copyOfRules(folder);
        Path result = folder.resolve("result.txt");
        ProcessBuilder neovim = new ProcessBuilder(
                "nvim",
                "--headless",
                "--clean",
                "-c",
                "luafile " + Path.of("src/test/neovim/session.lua").toAbsolutePath());
        neovim.environment().put("RULE", rules.resolve(RULE).toString());
        neovim.environment().put("ROOT", rules.toString());
        neovim.environment().put("RESULT", result.toString());
        neovim.environment().put("SERVER", String.join("\n", command()));
        neovim.environment().put("HOME", folder.toString());
        Path log = folder.resolve("neovim.txt");
        Process process = neovim.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(folder.toFile())
                .start();
        try {
            assertThat(process.waitFor(300, TimeUnit.SECONDS))
                    .as(read(log) + read(result))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readAllLines(result))
                .as(read(log))
                .contains(
                        "reported true",
                        "problem 6:8 I do not know the sentence \"that is late by at leest 2 days\": \"leest\" does not fit.",
                        "action Change to \"that is late by at least 2 days\"",
                        "line       - that is late by at least 2 days",
                        "completion - that is late by at least … days",
                        "hover **that is late by at least … day(s)**",
                        "quiet true")
                .anyMatch(line -> line.matches("examples \\d+ first passed"));
        assertThat(Files.readString(rules.resolve(RULE))).contains("at least 1 day");
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Test
    void nothingButTheProtocolIsOnStandardOutput() throws Exception {
        Path rules = Server.copyOfRules(folder);
        Process process = new ProcessBuilder(command())
                .redirectError(folder.resolve("err.txt").toFile())
                .directory(folder.toFile())
                .start();
        try (OutputStream out = process.getOutputStream()) {
            send(
                    out,
                    "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'rootUri':'" + rules.toUri()
                            + "','capabilities':{}}}");
            send(out, "{'jsonrpc':'2.0','method':'initialized','params':{}}");
            send(
                    out,
                    "{'jsonrpc':'2.0','method':'textDocument/didOpen','params':{'textDocument':{'uri':'"
                            + rules.resolve(RULE).toUri() + "','languageId':'dslr','version':1,'text':'rule'}}}");
            send(
                    out,
                    "{'jsonrpc':'2.0','id':2,'method':'textDocument/completion','params':{'textDocument':{'uri':'"
                            + rules.resolve(RULE).toUri() + "'},'position':{'line':0,'character':4}}}");
            List<String> received = new ArrayList<>();
            DataInputStream in = new DataInputStream(process.getInputStream());
            while (received.stream().noneMatch(each -> each.contains("\"id\":2"))) {
                received.add(receive(in));
            }
            send(out, "{'jsonrpc':'2.0','id':3,'method':'shutdown'}");
            send(out, "{'jsonrpc':'2.0','method':'exit'}");
            out.close();
            byte[] rest = in.readAllBytes();
            assertFrames(rest);
            assertThat(received).anyMatch(each -> each.contains("\"serverInfo\"") && each.contains("holdfast"));
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void assertFrames(byte[] bytes) throws IOException {
        DataInputStream rest = new DataInputStream(new ByteArrayInputStream(bytes));
        while (rest.available() > 0) {
            assertThat(receive(rest)).startsWith("{");
        }
    }

    private static void send(OutputStream out, String json) throws IOException {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    /** Reads one message; anything else on the stream fails. */
    private static String receive(DataInputStream in) throws IOException {
        int length = -1;
        for (String line = header(in); !line.isEmpty(); line = header(in)) {
            assertThat(line).startsWith("Content-");
            length = line.startsWith("Content-Length: ") ? Integer.parseInt(line.substring(16)) : length;
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String header(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            assertThat(c).as("after " + line).isNotNegative();
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}

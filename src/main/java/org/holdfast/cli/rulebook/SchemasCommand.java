package org.holdfast.cli.rulebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.editor.schema.JsonSchemas;
import org.holdfast.editor.schema.YamlFile;
import org.holdfast.rules.files.BookSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "schemas",
        mixinStandardHelpOptions = true,
        description =
                "Write the JSON Schemas of the YAML files (schema/*.json), by which editors complete and check them.")
public final class SchemasCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Mixin
    private RuleBookDir dir;

    @Spec
    private CommandSpec spec;

    SchemasCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() throws IOException {
        Path rules = dir.in(springLauncher.settings());
        // A wrong folder is refused before anything is written into it.
        BookSource.read(rules);
        Files.createDirectories(rules.resolve(YamlFile.FOLDER));
        for (Map.Entry<String, String> schema : JsonSchemas.all().entrySet()) {
            Files.writeString(rules.resolve(schema.getKey()), schema.getValue());
            spec.commandLine().getOut().println(rules.resolve(schema.getKey()));
        }
        return ExitCode.SUCCESS;
    }
}

package org.holdfast.crm.mapping.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.intake.Undeclared;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/** The folder of mapping files: {@code crm/<name>.yaml}. */
public final class MappingFolder {

    /** Names with another meaning in {@code sources}. */
    private static final Set<String> RESERVED = Set.of("api", "csv", "demo", "events", "import", "invoices", "push");

    private static final String NAME = "[a-z0-9][a-z0-9_-]{0,39}";
    private static final String ENDING = ".yaml";

    private final Path folder;
    private final Function<String, @Nullable String> environment;
    private final DeclaredFactsCheck declared;

    public MappingFolder(Path folder, DeclaredFactsCheck declared) {
        this(folder, System::getenv, declared);
    }

    /**
     * Creates a folder.
     *
     * @param environment returns the value of a variable, or {@code null} if it is not set
     * @param declared knows the facts that queries can load beyond those of the program
     */
    public MappingFolder(Path folder, Function<String, @Nullable String> environment, DeclaredFactsCheck declared) {
        this.declared = declared;
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * Returns the same folder for purposes that need no facts: fields and lists that the rule book would have to
     * declare are accepted, and no rule book is asked for.
     */
    public MappingFolder withoutRuleBook() {
        return new MappingFolder(
                folder, environment, new DeclaredFactsCheck(() -> FactsSchema.EMPTY, Undeclared.IGNORE));
    }

    /**
     * A file and its content.
     *
     * @param mapping {@code null} if there is an error among the problems
     */
    public record Read(String name, @Nullable Mapping mapping, List<Problem> problems) {}

    public Path path() {
        return folder;
    }

    /** Returns the names of all files, sorted. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads one file, or all files if no name is given. */
    public List<Read> read(@Nullable String name) {
        List<String> names = names();
        if (name == null) {
            return names.stream().map(this::one).toList();
        }
        if (names.contains(name)) {
            return List.of(one(name));
        }
        return List.of(new Read(
                name,
                null,
                List.of(Problem.error(
                        SourceLocation.of(file(name)),
                        "There is no such file in " + folder + ".",
                        missingHint(name, names)))));
    }

    private String missingHint(String name, List<String> names) {
        if (names.isEmpty()) {
            return "There is no mapping file in " + folder + ". Begin with a copy of crm/example.yaml.txt.";
        }
        String hint = DidYouMean.hint(name, names);
        return hint.isEmpty() ? "There are: " + String.join(", ", names) + "." : hint;
    }

    private Read one(String name) {
        Problems problems = new Problems();
        if (RESERVED.contains(name)) {
            problems.error(
                    SourceLocation.of(file(name)),
                    "The name \"" + name + "\" is reserved for facts from other senders.",
                    "Maybe \"shop\".");
        } else if (!name.matches(NAME)) {
            problems.error(
                    SourceLocation.of(file(name)),
                    "The name of a mapping file consists of 1 to 40 lower-case letters, digits, - or _.",
                    "Maybe \"shop\".");
        }
        String text = text(name, problems);
        Mapping mapping =
                text == null ? null : MappingReader.read(name, file(name), text, problems, environment, declared);
        return new Read(name, problems.hasErrors() ? null : mapping, problems.list());
    }

    private @Nullable String text(String name, Problems problems) {
        Path path = folder.resolve(file(name));
        try {
            if (Files.size(path) > BookSource.MAX_FILE_BYTES) {
                problems.error(
                        SourceLocation.of(file(name)),
                        "The file is larger than " + BookSource.MAX_FILE_BYTES + " bytes.");
                return null;
            }
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            problems.error(
                    SourceLocation.of(file(name)),
                    "The file is not UTF-8 text.",
                    "Maybe save it again with the encoding UTF-8.");
        } catch (IOException e) {
            problems.error(SourceLocation.of(file(name)), "The file cannot be read: " + e.getMessage() + ".");
        }
        return null;
    }

    private static String file(String name) {
        return name + ENDING;
    }
}

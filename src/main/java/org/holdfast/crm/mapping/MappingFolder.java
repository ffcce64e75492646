package org.holdfast.crm.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/** The folder of mapping files: {@code crm/<name>.yaml}. */
public final class MappingFolder {

    /** Names with another meaning in {@code sources}. */
    private static final Set<String> TAKEN = Set.of("api", "csv", "demo", "events", "import", "invoices", "push");

    private static final String NAME = "[a-z0-9][a-z0-9_-]{0,39}";
    private static final String ENDING = ".yaml";

    private final Path folder;
    private final Function<String, @Nullable String> environment;

    public MappingFolder(Path folder) {
        this(folder, System::getenv);
    }

    /** @param environment returns the value of a variable, or {@code null} */
    public MappingFolder(Path folder, Function<String, @Nullable String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * A file and its content.
     *
     * @param mapping {@code null} when there is an error among the problems
     */
    public record Read(String name, @Nullable Mapping mapping, List<Problem> problems) {}

    public Path path() {
        return folder;
    }

    /** Names of all files, sorted. */
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

    /** One file, or all when no name is given. */
    public List<Read> read(@Nullable String name) {
        List<String> names = names();
        if (name == null) {
            return names.stream().map(this::one).toList();
        }
        if (names.contains(name)) {
            return List.of(one(name));
        }
        String hint = names.isEmpty()
                ? "There is no mapping file in " + folder + ". Begin with a copy of crm/example.yaml.txt."
                : DidYouMean.hint(name, names).isEmpty()
                        ? "There are: " + String.join(", ", names) + "."
                        : DidYouMean.hint(name, names);
        return List.of(new Read(
                name,
                null,
                List.of(Problem.error(
                        SourceLocation.of(file(name)), "There is no such file in " + folder + ".", hint))));
    }

    private Read one(String name) {
        Problems problems = new Problems();
        List<String> wrong = new ArrayList<>();
        if (TAKEN.contains(name)) {
            problems.error(
                    SourceLocation.of(file(name)),
                    "The name \"" + name + "\" is used for facts that come in another way.",
                    "Maybe \"shop\".");
        } else if (!name.matches(NAME)) {
            problems.error(
                    SourceLocation.of(file(name)),
                    "The name of a mapping file is 1 to 40 small letters, digits, - or _.",
                    "Maybe \"shop\".");
        }
        String text = text(name, problems);
        Mapping mapping = text == null ? null : MappingReader.read(name, file(name), text, problems, environment);
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

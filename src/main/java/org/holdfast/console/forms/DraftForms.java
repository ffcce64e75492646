package org.holdfast.console.forms;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.text.TextEncoding;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.ExpectedFile;
import org.holdfast.drafts.FileSave;
import org.holdfast.drafts.SaveResult;
import org.holdfast.editor.LanguageService;
import org.holdfast.editor.yaml.YamlDocument;
import org.holdfast.rules.files.BookSource;
import org.holdfast.settings.HoldfastSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and writes the files of a draft that are shown as forms. */
@Component
class DraftForms {

    private final DraftService drafts;
    private final DraftFiles files;
    private final LanguageService language;
    private final ZoneId timeZone;
    private final Clock clock;

    DraftForms(
            DraftService drafts, DraftFiles files, LanguageService language, HoldfastSettings settings, Clock clock) {
        this.drafts = drafts;
        this.files = files;
        this.language = language;
        this.timeZone = settings.timeZone();
        this.clock = clock;
    }

    /**
     * A file as it is stored.
     *
     * @param text {@code null} if it is not UTF-8, so that writing it again would damage it
     * @param hash what is expected to be stored when it is saved
     */
    record Stored(String path, @Nullable String text, String hash) {}

    /** Returns today where the company is. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), timeZone);
    }

    List<String> actions(UUID draft) {
        return drafts.workingSource(draft).paths("areas/", "/actions.yaml");
    }

    String title(UUID draft) {
        return drafts.find(draft).title();
    }

    /** Returns the stored file; an empty one if the draft has none. */
    Stored read(UUID draft, String path) {
        if (!drafts.workingSource(draft).has(path)) {
            return new Stored(path, "", "");
        }
        DraftFiles.Content content = files.read(draft, path);
        return new Stored(path, text(content.bytes()), content.hash());
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            TextEncoding.decode(bytes);
        } catch (TextEncoding.Undecodable e) {
            return null;
        }
        return TextEncoding.of(bytes).isUnusual() ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Returns the errors that a change would bring into the file; those that it has already do not prevent it. */
    List<Problem> newErrors(UUID draft, Stored before, YamlDocument after) {
        BookSource source = drafts.workingSource(draft);
        List<KnownError> known = new ArrayList<>(
                errors(source, before.path()).map(KnownError::of).toList());
        byte[] content = after.text().getBytes(StandardCharsets.UTF_8);
        List<Problem> errors = new ArrayList<>(errors(source.with(Map.of(before.path(), content)), before.path())
                .toList());
        // One for one: the same mistake at a second place is a new one.
        errors.removeIf(problem -> known.remove(KnownError.of(problem)));
        return errors;
    }

    /** An error without its line, which changes with the lines above. */
    private record KnownError(String message, String words) {

        static KnownError of(Problem problem) {
            return new KnownError(problem.message(), problem.origin().text());
        }
    }

    private Stream<Problem> errors(BookSource source, String path) {
        return language.bookProblems(source).stream()
                .filter(problem -> problem.isError() && problem.origin().file().equals(path));
    }

    /** Saves a file, merged with what others have saved since; returns whether that was possible. */
    boolean save(UUID draft, Stored before, String hash, YamlDocument after, Contributor by) {
        ExpectedFile expected = hash.isEmpty() ? ExpectedFile.absent() : ExpectedFile.withHash(hash);
        byte[] content = after.text().getBytes(StandardCharsets.UTF_8);
        return files.save(draft, new FileSave(before.path(), content, expected, true, null), by)
                instanceof SaveResult.Saved;
    }

    /** Returns the file as values; empty if it is no YAML in UTF-8, which a form cannot show. */
    static Optional<YamlDocument> parse(Stored stored) {
        return stored.text() == null
                ? Optional.empty()
                : YamlDocument.parse(stored.path(), stored.text(), new Problems());
    }
}

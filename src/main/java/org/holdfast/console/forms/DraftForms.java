package org.holdfast.console.forms;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.ExpectedFile;
import org.holdfast.drafts.FileSave;
import org.holdfast.drafts.SaveResult;
import org.holdfast.editor.yaml.YamlDocument;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.stereotype.Component;

/** Reads and writes the files of a draft that are shown as forms. */
@Component
class DraftForms {

    private final DraftService drafts;
    private final DraftFiles files;
    private final String currency;

    DraftForms(DraftService drafts, DraftFiles files, HoldfastSettings settings) {
        this.drafts = drafts;
        this.files = files;
        this.currency = settings.currency();
    }

    /**
     * A file as it is stored.
     *
     * @param hash what is expected to be stored when it is saved
     */
    record Stored(String path, String text, String hash) {}

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
        return new Stored(path, new String(content.bytes(), StandardCharsets.UTF_8), content.hash());
    }

    /** Returns the errors that a change would bring into the file; those that it has already do not prevent it. */
    List<Problem> newErrors(UUID draft, Stored before, YamlDocument after) {
        BookSource source = drafts.workingSource(draft);
        List<String> known =
                errors(source, before.path()).stream().map(Problem::message).toList();
        Map<String, byte[]> changed = new HashMap<>();
        source.paths().forEach(path -> changed.put(path, source.bytes(path)));
        changed.put(before.path(), after.text().getBytes(StandardCharsets.UTF_8));
        return errors(BookSource.ofBytes(changed), before.path()).stream()
                .filter(problem -> !known.contains(problem.message()))
                .toList();
    }

    private List<Problem> errors(BookSource source, String path) {
        return new RuleBookReader(currency)
                .read(source).problems().stream()
                        .filter(problem ->
                                problem.isError() && problem.origin().file().equals(path))
                        .toList();
    }

    /** Saves a file, merged with what others have saved since; returns whether that was possible. */
    boolean save(UUID draft, Stored before, String hash, YamlDocument after, Contributor by) {
        ExpectedFile expected = hash.isEmpty() ? ExpectedFile.absent() : ExpectedFile.withHash(hash);
        byte[] content = after.text().getBytes(StandardCharsets.UTF_8);
        return files.save(draft, new FileSave(before.path(), content, expected, true, null), by)
                instanceof SaveResult.Saved;
    }

    /** Returns the file as values; empty if it is no YAML, which only its text can show. */
    static Optional<YamlDocument> parse(Stored stored) {
        return YamlDocument.parse(stored.path(), stored.text(), new Problems());
    }
}

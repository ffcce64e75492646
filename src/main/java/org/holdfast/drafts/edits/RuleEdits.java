package org.holdfast.drafts.edits;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.holdfast.authoring.ValidityEdit;
import org.holdfast.diagnostics.text.TextEncoding;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftConflict;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.ExpectedFile;
import org.holdfast.drafts.FileSave;
import org.holdfast.drafts.SaveResult;
import org.holdfast.drafts.merge.TextStyle;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.model.Validity;
import org.holdfast.rules.table.TableReader;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.stereotype.Service;

/** Pauses and resumes rules in a draft, and gives them dates. */
@Service
public class RuleEdits {

    /** Maximum length of the reason of a pause. */
    public static final int MAX_WHY = 200;

    private static final String PAUSED = "paused";
    private static final String PATH = "path";

    private final DraftService drafts;
    private final DraftFiles files;
    private final String currency;

    RuleEdits(DraftService drafts, DraftFiles files, HoldfastSettings settings) {
        this.drafts = drafts;
        this.files = files;
        this.currency = settings.currency();
    }

    /** A rule, and the path of its file. */
    public record Place(String path, String rule) {}

    /**
     * Changes when a rule is active.
     *
     * @throws NotFound if the draft has no such file, or the file no such rule
     * @throws InvalidInput if the rule is a row of a table, its file has errors, or the wish cannot be written
     * @throws DraftConflict if the draft is not open
     */
    public SaveResult changeValidity(UUID draft, Place place, UnaryOperator<Validity> change, Contributor by) {
        if (TableReader.isTable(place.path)) {
            throw new InvalidInput(
                    PATH,
                    "is a table, and its rows cannot be paused or given dates; expected a file of sentences or DRL");
        }
        DraftFiles.Content content = files.read(draft, place.path);
        BookSource source = drafts.workingSource(draft);
        RuleBookReader reader = new RuleBookReader(currency);
        RuleBookReader.Result before = reader.readAlone(source, place.path);
        Rule rule = rule(before, place);
        Validity wanted = checked(change.apply(rule.schedule()));
        String text = new ValidityEdit(
                        place.path, text(content.bytes()), rule.origin().line())
                .with(wanted, before.sentences());
        byte[] edited = TextStyle.of(content.bytes()).bytes(text);
        RuleBook after = reader.readAlone(source.with(Map.of(place.path, edited)), place.path)
                .book();
        if (after == null || !after.rule(place.rule).map(Rule::schedule).equals(Optional.of(wanted))) {
            throw new InvalidInput(PAUSED, "cannot be written in a rule; expected plain words");
        }
        return files.save(
                draft, new FileSave(place.path, edited, ExpectedFile.withHash(content.hash()), true, null), by);
    }

    private static Rule rule(RuleBookReader.Result read, Place place) {
        RuleBook book = read.book();
        if (book == null && read.hasErrors()) {
            throw new InvalidInput(PATH, "has errors; correct them first");
        }
        return Optional.ofNullable(book)
                .flatMap(found -> found.rule(place.rule))
                .orElseThrow(() -> new NotFound("rule", place.rule));
    }

    private static String text(byte[] content) {
        try {
            return TextEncoding.decode(content).replace("\r\n", "\n").replace('\r', '\n');
        } catch (TextEncoding.Undecodable e) {
            throw new InvalidInput(PATH, "is no text in UTF-8; save the file again with the encoding UTF-8");
        }
    }

    /** Returns a wish without quotation marks, which would end the reason. */
    private static Validity checked(Validity wanted) {
        if (wanted.isBackwards()) {
            throw new InvalidInput("until", "is before from; expected the same day or a later one");
        }
        String why = wanted.paused() == null
                ? null
                : wanted.paused().strip().replaceAll("[\"“”„«»]", "'").replaceAll("\\s+", " ");
        if (why != null && (why.isEmpty() || why.length() > MAX_WHY)) {
            throw new InvalidInput(
                    PAUSED,
                    "has " + why.length() + " characters; expected a reason of 1 to " + MAX_WHY + " characters");
        }
        return new Validity(wanted.begins(), wanted.ends(), why);
    }
}

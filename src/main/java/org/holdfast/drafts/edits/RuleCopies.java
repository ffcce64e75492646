package org.holdfast.drafts.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.holdfast.authoring.NewRule;
import org.holdfast.authoring.RuleCopy;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftConflict;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.ExpectedFile;
import org.holdfast.drafts.FileSave;
import org.holdfast.drafts.SaveResult;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.RuleBookValidator;
import org.springframework.stereotype.Service;

/** Adds rules to a draft that begin like other ones. */
@Service
public class RuleCopies {

    private final DraftService drafts;
    private final DraftFiles files;
    private final RuleBookValidator validator;

    RuleCopies(DraftService drafts, DraftFiles files, RuleBookValidator validator) {
        this.drafts = drafts;
        this.files = files;
        this.validator = validator;
    }

    /**
     * Adds a rule to a draft, with its examples, its texts and its action.
     *
     * @param like name of the rule to start from
     * @param name name of the new rule
     * @return the files that were added or changed
     * @throws InvalidInput if the name is not valid, or there is no rule to start from
     * @throws NotCopied if the rule book does not allow it
     * @throws DraftConflict if the draft is not open
     */
    public NewRule.Ready copy(UUID draft, String like, String name, Contributor by) {
        BookSource source = drafts.workingSource(draft);
        NewRule.Answer answer = new RuleCopy(validator).copy(like, name, source);
        if (answer instanceof NewRule.Refused refused) {
            String reasons = String.join(" ", refused.reasons("en"));
            throw refused.invalidRequest()
                    ? new InvalidInput("name", "cannot be used with this rule. " + reasons)
                    : new NotCopied(reasons);
        }
        NewRule.Ready ready = (NewRule.Ready) answer;
        List<FileSave> saves = new ArrayList<>();
        ready.files().forEach((path, content) -> {
            ExpectedFile expected =
                    source.has(path) ? ExpectedFile.withHash(source.fileHash(path)) : ExpectedFile.absent();
            saves.add(new FileSave(path, content, expected, true, null));
        });
        if (files.saveAll(draft, saves, by).stream().anyMatch(SaveResult.Stale.class::isInstance)) {
            throw new NotCopied("Another person has just changed the same files. Copy the rule once more.");
        }
        return ready;
    }
}

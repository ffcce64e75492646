package org.holdfast.console.changes;

import java.util.Objects;
import java.util.function.Supplier;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.console.frame.Reader;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.review.DraftPublishing;
import org.holdfast.drafts.review.EmergencyNotices;
import org.holdfast.drafts.review.TakeBack;
import org.holdfast.publishing.FolderFollowing;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.publishing.RuleBookPublisher.Signature;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Ways back: makes an earlier version live again, or takes back what one version changed. */
@Controller
class VersionActController {

    private final RuleBookPublisher publisher;
    private final FolderFollowing folder;
    private final TakeBack takeBack;
    private final EmergencyNotices emergencies;
    private final VersionModel page;

    VersionActController(
            RuleBookPublisher publisher,
            FolderFollowing folder,
            TakeBack takeBack,
            EmergencyNotices emergencies,
            VersionModel page) {
        this.publisher = publisher;
        this.folder = folder;
        this.takeBack = takeBack;
        this.emergencies = emergencies;
        this.page = page;
    }

    /** @param live number of the version that was live when the page was shown */
    @AllowedRoles(Role.APPROVER)
    @PostMapping("/versions/{number}/restore")
    String restore(
            @PathVariable int number,
            @RequestParam int live,
            @RequestParam(defaultValue = "") String note,
            Actor actor,
            Reader reader) {
        reader.model().addAttribute("note", note);
        return answer(number, reader, () -> {
            Signature by = new Signature(actor, reader.caller().name(), DraftPublishing.checkNote(note));
            RuleBookPublisher.Result result = folder.publish(
                            () -> publisher
                                    .restore(String.valueOf(number), by, live)
                                    .result(),
                            actor)
                    .result();
            return result instanceof RuleBookPublisher.Published published
                    ? "redirect:/versions/" + published.publication().number()
                    : refuse(Objects.requireNonNull(StepProblem.of(result)), number, reader);
        });
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/versions/{number}/taken-back")
    String takeBack(@PathVariable int number, Actor actor, Reader reader) {
        return answer(number, reader, () -> {
            TakeBack.Result result = takeBack.open(number, Contributor.of(reader.caller()), actor);
            if (result instanceof TakeBack.Conflicting conflicting) {
                reader.model().addAttribute("conflicts", conflicting.conflicts());
                return refuse(StepProblem.of("changed-since"), number, reader);
            }
            return "redirect:/changes/" + ((TakeBack.Opened) result).draft().id();
        });
    }

    @AllowedRoles(Role.APPROVER)
    @PostMapping("/versions/{number}/noted")
    String takeNote(@PathVariable int number, Caller caller, Actor actor) {
        emergencies.takeNote(number, caller, actor);
        return "redirect:/";
    }

    private String answer(int number, Reader reader, Supplier<String> act) {
        try {
            return act.get();
        } catch (RuntimeException e) {
            return refuse(StepProblem.of(e, "restore"), number, reader);
        }
    }

    private String refuse(StepProblem problem, int number, Reader reader) {
        reader.response()
                .setStatus(problem.field().isEmpty() ? HttpStatus.CONFLICT.value() : HttpStatus.BAD_REQUEST.value());
        reader.model().addAttribute("problem", problem);
        return page.show(String.valueOf(number), null, reader.frame(), reader.caller(), reader.model());
    }
}

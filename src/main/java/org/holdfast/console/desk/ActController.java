package org.holdfast.console.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.CustomerId;
import org.holdfast.console.frame.CustomerPaths;
import org.holdfast.console.frame.Frame;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.desk.DeskConflict;
import org.holdfast.desk.acting.ActRequest;
import org.holdfast.desk.acting.ActResult;
import org.holdfast.desk.acting.DeskActs;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Notes what an agent did and what the customer answered. The same page notes it once, whatever is clicked twice, so a
 * repeated request has the same answer.
 */
@Controller
class ActController {

    private final DeskActs acts;
    private final DeskPage page;

    ActController(DeskActs acts, DeskPage page) {
        this.acts = acts;
        this.page = page;
    }

    /** The fields of the form. */
    record ActForm(
            String rule,
            String action,
            @Nullable String subject,
            @Nullable String amount,
            @Nullable String choice,
            @Nullable String note,
            String answer,
            String pageKey,
            @Nullable String authorization,
            String moment) {

        Selection selection() {
            return new Selection(rule, action, emptyToNull(subject), null);
        }

        ActRequest request(String customer, String language) {
            return new ActRequest(
                    customer,
                    selection(),
                    DeskPage.moment(moment),
                    null,
                    EnumLabels.read(ActRequest.Answer.class, "answer", answer),
                    emptyToNull(choice),
                    emptyToNull(note),
                    FormNumbers.amount("amount", amount),
                    pageKey,
                    emptyToNull(authorization),
                    language);
        }
    }

    static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @AllowedRoles(Role.AGENT)
    @PostMapping({"/desk/{customer}/acts", "/desk/{customer}/acts/fragment"})
    String act(
            @PathVariable @CustomerId String customer,
            ActForm form,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        boolean isFragment = request.getRequestURI().endsWith("/fragment");
        try {
            ActResult result =
                    acts.act(caller, caller.actor(request.getRemoteAddr()), form.request(customer, frame.language()));
            model.addAttribute("result", result);
            model.addAttribute(
                    "undoSeconds",
                    Duration.between(result.at(), result.undoUntil()).toSeconds());
            model.addAttribute("desk", CustomerPaths.desk(customer));
            model.addAttribute("moment", form.moment());
            return isFragment ? "console/desk/noted :: noted" : "console/desk/noted";
        } catch (DeskConflict e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("problem", e.text(frame.language()));
            page.fill(model, customer, form.moment(), caller, frame, request);
            // What was typed is not lost, though something was done in the meantime.
            model.addAttribute("note", form.note());
            return isFragment ? DeskPage.VIEW + " :: act" : DeskPage.VIEW;
        }
    }

    @AllowedRoles(Role.AGENT)
    @PostMapping("/desk/{customer}/acts/{act}/undo")
    String undo(
            @PathVariable @CustomerId String customer,
            @PathVariable long act,
            @RequestParam(defaultValue = "inbound-call") String moment,
            Caller caller,
            HttpServletRequest request) {
        acts.undo(caller, caller.actor(request.getRemoteAddr()), act);
        return "redirect:" + CustomerPaths.desk(customer) + "?undone=1&moment=" + moment;
    }
}

package org.holdfast.console.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.CustomerId;
import org.holdfast.console.frame.CustomerPaths;
import org.holdfast.console.frame.Frame;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.desk.DeskConflict;
import org.holdfast.desk.authorization.AuthorizationQuestion;
import org.holdfast.desk.authorization.AuthorizationService;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks supervisors, and shows their answers without a reload. */
@Controller
class QuestionController {

    private final AuthorizationService authorizations;
    private final DeskPage page;

    QuestionController(AuthorizationService authorizations, DeskPage page) {
        this.authorizations = authorizations;
        this.page = page;
    }

    /** The fields of the form. */
    record QuestionForm(
            String rule,
            String action,
            @Nullable String subject,
            @Nullable String choice,
            @Nullable String amount,
            @Nullable String reason,
            String pageKey,
            String moment) {

        AuthorizationQuestion question(String customer, String language) {
            Selection selection = new Selection(rule, action, ActController.emptyToNull(subject), null);
            return new AuthorizationQuestion(
                    customer,
                    selection,
                    ActController.emptyToNull(choice),
                    FormNumbers.amount("amount", amount),
                    reason == null ? "" : reason,
                    DeskPage.moment(moment),
                    null,
                    pageKey + ":" + rule + ":" + selection.subject(),
                    language);
        }
    }

    @AllowedRoles(Role.AGENT)
    @PostMapping("/desk/{customer}/questions")
    String ask(
            @PathVariable @CustomerId String customer,
            QuestionForm form,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        try {
            authorizations.ask(caller, form.question(customer, frame.language()));
            return "redirect:" + CustomerPaths.desk(customer) + "?moment=" + form.moment()
                    + (frame.panel() ? "&panel=1" : "");
        } catch (DeskConflict e) {
            return again(customer, form, e.text(frame.language()), null, frame, caller, model, request);
        } catch (InvalidInput e) {
            return again(customer, form, null, e.field(), frame, caller, model, request);
        }
    }

    /** Shows the form again with what was typed, and what is wrong at the field. */
    private String again(
            String customer,
            QuestionForm form,
            @Nullable String problem,
            @Nullable String field,
            Frame frame,
            Caller caller,
            Model model,
            HttpServletRequest request) {
        page.fill(model, customer, form.moment(), caller, frame, request);
        model.addAttribute("problem", problem);
        model.addAttribute("wrong", field);
        model.addAttribute("asked", form);
        return DeskPage.VIEW;
    }

    /**
     * Returns the questions of this reader about a customer, which the page asks for again and again; nothing if the
     * page shows them already, so that what is being typed stays.
     *
     * @param seen what the page shows
     */
    @AllowedRoles(Role.AGENT)
    @GetMapping("/desk/{customer}/questions/fragment")
    @Nullable
    ModelAndView questions(
            @PathVariable @CustomerId String customer,
            @RequestParam(defaultValue = "inbound-call") String moment,
            @RequestParam(defaultValue = "") String seen,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        AskedQuestions questions = page.questions(customer, caller);
        if (questions.state().equals(seen)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        page.fill(model, questions, customer, moment, caller);
        return new ModelAndView("console/desk/questions :: questions", model.asMap());
    }
}

package org.holdfast.console.today;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.desk.FormNumbers;
import org.holdfast.console.frame.Frame;
import org.holdfast.desk.DeskConflict;
import org.holdfast.desk.NotPermitted;
import org.holdfast.desk.authorization.AuthorizationAnswer;
import org.holdfast.desk.authorization.AuthorizationService;
import org.holdfast.facts.validation.EnumLabels;
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

/** Shows supervisors what agents ask, and takes their answers. */
@Controller
class SupervisorController {

    private static final String FRAGMENT = "console/today-questions :: questions";

    private final AuthorizationService authorizations;
    private final WaitingQuestions waiting;

    SupervisorController(AuthorizationService authorizations, WaitingQuestions waiting) {
        this.authorizations = authorizations;
        this.waiting = waiting;
    }

    /**
     * Returns the questions, which the page asks for again and again; nothing if the page shows them already.
     *
     * @param seen what the page shows
     */
    @AllowedRoles(Role.AGENT)
    @GetMapping("/today/questions/fragment")
    @Nullable
    ModelAndView questions(
            @RequestParam(defaultValue = "") String seen,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        waiting.fill(model, frame, caller);
        if (seen.equals(model.getAttribute("waitingSeen"))) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        return new ModelAndView(FRAGMENT, model.asMap());
    }

    @AllowedRoles(Role.AGENT)
    @PostMapping("/today/questions/{id}")
    String answer(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String note,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        try {
            AuthorizationAnswer.Kind kind = EnumLabels.read(AuthorizationAnswer.Kind.class, "answer", answer);
            boolean isAmended = kind == AuthorizationAnswer.Kind.AMENDED;
            authorizations.answer(
                    caller,
                    caller.actor(request.getRemoteAddr()),
                    id,
                    new AuthorizationAnswer(kind, isAmended ? FormNumbers.amount("amount", amount) : null, note));
            return "redirect:/";
        } catch (DeskConflict e) {
            return again(model, frame, caller, id, e.text(frame.language()), amount, note);
        } catch (NotPermitted e) {
            return again(model, frame, caller, id, e.text(frame.language()), amount, note);
        } catch (InvalidInput e) {
            if (!e.field().equals("amount")) {
                throw e;
            }
            return again(model, frame, caller, id, null, amount, note);
        }
    }

    /** Shows the questions with what was typed, and what is wrong with it. */
    private String again(
            Model model, Frame frame, Caller caller, String id, @Nullable String problem, String amount, String note) {
        waiting.fill(model, frame, caller);
        model.addAttribute("answered", id);
        model.addAttribute("problem", problem);
        model.addAttribute("typedAmount", amount);
        model.addAttribute("typedNote", note);
        return "console/today-questions";
    }
}

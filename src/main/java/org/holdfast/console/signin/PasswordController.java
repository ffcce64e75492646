package org.holdfast.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.holdfast.api.security.PublicEndpoint;
import org.holdfast.console.frame.Frame;
import org.holdfast.people.PasswordPolicy;
import org.holdfast.people.PeopleRefusal;
import org.holdfast.people.Person;
import org.holdfast.people.PersonLink;
import org.holdfast.people.PersonLinks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind an invitation or a reset. Opening the link does not use it up, because chat programs open links to
 * preview them; what refers to it moves from the address to the session, so that no other page, log or history gets it.
 */
@Controller
class PasswordController {

    private static final String LINK = "link";
    private static final String VIEW = "console/signin/password";

    private final PersonLinks links;

    PasswordController(PersonLinks links) {
        this.links = links;
    }

    @PublicEndpoint(because = "The token of the link grants access to one page")
    @GetMapping({"/invite/{token}", "/reset/{token}"})
    String open(@PathVariable String token, HttpServletRequest request) {
        PersonLink.Reference link = PersonLink.Reference.of(token);
        if (links.find(link).isPresent()) {
            request.getSession(true).setAttribute(LINK, link);
        } else {
            forget(request);
        }
        return "redirect:/password";
    }

    @PublicEndpoint(because = "It shows a form only after a valid link was opened")
    @GetMapping("/password")
    String choose(Model model, HttpServletRequest request, HttpServletResponse response) {
        Optional<Person> person = link(request).flatMap(links::find);
        describe(model, person.orElse(null));
        if (person.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        return VIEW;
    }

    @PublicEndpoint(because = "It needs the token of a valid link")
    @PostMapping("/password")
    String chosen(
            @RequestParam(defaultValue = "") String password,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        PersonLink.Reference link = link(request).orElse(PersonLink.Reference.of(""));
        try {
            Person person = links.redeem(link, password, request.getRemoteAddr());
            ConsoleSession.end(request);
            model.addAttribute("chosen", true);
            model.addAttribute("login", person.login());
            model.addAttribute("place", "/");
            return "console/signin/login";
        } catch (PeopleRefusal e) {
            describe(model, links.find(link).orElse(null));
            model.addAttribute("problem", e.in(frame.language()));
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return VIEW;
        }
    }

    private static void describe(Model model, @Nullable Person person) {
        model.addAttribute("person", person);
        model.addAttribute("least", PasswordPolicy.MIN_LENGTH);
        model.addAttribute("most", PasswordPolicy.MAX_LENGTH);
    }

    private static Optional<PersonLink.Reference> link(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(LINK) instanceof PersonLink.Reference link
                ? Optional.of(link)
                : Optional.empty();
    }

    private static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(LINK);
        }
    }
}

package org.holdfast.console.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.console.frame.Frame;
import org.holdfast.console.signin.ConfirmedSignIn;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.people.PeopleRefusal;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.holdfast.people.PersonLink;
import org.holdfast.people.PersonLinks;
import org.holdfast.people.Preferences;
import org.holdfast.people.Rights;
import org.holdfast.people.Theme;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/** Adds people and changes what they may do. */
@Controller
class PeopleController {

    private static final String LIST = "console/people/list";
    private static final String LINK = "console/people/link";
    private static final String PERSON = "console/people/person";
    private static final String TO_LIST = "redirect:/operations/people";

    private final PeopleService people;
    private final PersonLinks links;
    private final LinkAddress address;

    PeopleController(PeopleService people, PersonLinks links, LinkAddress address) {
        this.people = people;
        this.links = links;
        this.address = address;
    }

    @AllowedRoles(Role.ADMIN)
    @GetMapping("/operations")
    String operations() {
        return TO_LIST;
    }

    @AllowedRoles(Role.ADMIN)
    @GetMapping("/operations/people")
    String list(Model model) {
        return list(model, PersonForm.empty());
    }

    @ConfirmedSignIn
    @AllowedRoles(Role.ADMIN)
    @PostMapping("/operations/people")
    String add(
            @ModelAttribute("form") PersonForm form,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Actor by,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            Preferences theirs =
                    new Preferences(frame.language(), frame.formats().zone(), Theme.SYSTEM);
            Person added = people.add(form.person(theirs), by);
            return link(added.id(), by, model, request);
        } catch (PeopleRefusal e) {
            refuse(e, frame, model, response);
            return list(model, form);
        }
    }

    @AllowedRoles(Role.ADMIN)
    @GetMapping("/operations/people/{id}")
    String person(@PathVariable String id, @RequestAttribute(Frame.ATTRIBUTE) Frame frame, Model model) {
        Person person = people.get(id);
        return person(person, PersonForm.of(person), frame, model);
    }

    @ConfirmedSignIn
    @AllowedRoles(Role.ADMIN)
    @PostMapping("/operations/people/{id}")
    String change(
            @PathVariable String id,
            @ModelAttribute("form") PersonForm form,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Actor by,
            Model model,
            HttpServletResponse response) {
        try {
            people.change(id, form.name(), form.rights(), by);
            return TO_LIST;
        } catch (PeopleRefusal e) {
            refuse(e, frame, model, response);
            return person(people.get(id), form, frame, model);
        }
    }

    /** Shows a new link, once: it is not stored. */
    @ConfirmedSignIn
    @AllowedRoles(Role.ADMIN)
    @PostMapping("/operations/people/{id}/link")
    String issue(
            @PathVariable String id,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Actor by,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return orRefuse(id, frame, model, response, () -> link(id, by, model, request));
    }

    @ConfirmedSignIn
    @AllowedRoles(Role.ADMIN)
    @PostMapping("/operations/people/{id}/disable")
    String disable(
            @PathVariable String id,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Actor by,
            Model model,
            HttpServletResponse response) {
        return orRefuse(id, frame, model, response, () -> {
            people.disable(id, by);
            return TO_LIST;
        });
    }

    @ConfirmedSignIn
    @AllowedRoles(Role.ADMIN)
    @PostMapping("/operations/people/{id}/enable")
    String enable(
            @PathVariable String id,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Actor by,
            Model model,
            HttpServletResponse response) {
        return orRefuse(id, frame, model, response, () -> {
            people.enable(id, by);
            return TO_LIST;
        });
    }

    @ConfirmedSignIn
    @AllowedRoles(Role.ADMIN)
    @PostMapping("/operations/people/{id}/erase")
    String erase(
            @PathVariable String id,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Actor by,
            Model model,
            HttpServletResponse response) {
        return orRefuse(id, frame, model, response, () -> {
            people.erase(id, by);
            return TO_LIST;
        });
    }

    private String orRefuse(String id, Frame frame, Model model, HttpServletResponse response, Supplier<String> act) {
        try {
            return act.get();
        } catch (PeopleRefusal e) {
            refuse(e, frame, model, response);
            Person person = people.get(id);
            return person(person, PersonForm.of(person), frame, model);
        }
    }

    private static void refuse(PeopleRefusal e, Frame frame, Model model, HttpServletResponse response) {
        model.addAttribute("problemAt", e.field());
        model.addAttribute("problem", e.in(frame.language()));
        response.setStatus(HttpStatus.BAD_REQUEST.value());
    }

    private String list(Model model, PersonForm form) {
        model.addAttribute("people", people.all());
        return form(model, form, LIST);
    }

    private String link(String id, Actor by, Model model, HttpServletRequest request) {
        PersonLink link = links.issue(id, by);
        model.addAttribute("link", link);
        model.addAttribute("address", address.of(link, request));
        return LINK;
    }

    private String person(Person person, PersonForm form, Frame frame, Model model) {
        Optional<PeopleRefusal> indispensable = people.whyIndispensable(person, people.all());
        model.addAttribute("person", person);
        model.addAttribute(
                "indispensable",
                indispensable.map(why -> why.in(frame.language())).orElse(null));
        return form(model, form, PERSON);
    }

    private static String form(Model model, PersonForm form, String view) {
        model.addAttribute("form", form);
        model.addAttribute("allRoles", Rights.ROLES.stream().map(Role::toString).toList());
        model.addAttribute(
                "allSteps",
                Arrays.stream(AuthorityLevel.values())
                        .map(AuthorityLevel::toString)
                        .toList());
        return view;
    }
}

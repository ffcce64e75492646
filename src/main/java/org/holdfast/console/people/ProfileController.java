package org.holdfast.console.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.console.frame.BrowserPreferences;
import org.holdfast.console.frame.Frame;
import org.holdfast.console.signin.ConfirmedSignIn;
import org.holdfast.console.signin.ConsoleSession;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.people.PasswordChange;
import org.holdfast.people.PasswordPolicy;
import org.holdfast.people.PeopleRefusal;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.holdfast.people.Preferences;
import org.holdfast.people.Theme;
import org.holdfast.people.signin.SignIn;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people change about themselves. */
@Controller
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ProfileController {

    private static final String VIEW = "console/people/profile";
    private static final String TO_PROFILE = "redirect:/profile";

    private final PeopleService people;
    private final PasswordChange passwordChange;
    private final PersonSessions sessions;
    private final SignIn signIn;

    ProfileController(PeopleService people, PasswordChange passwordChange, PersonSessions sessions, SignIn signIn) {
        this.people = people;
        this.passwordChange = passwordChange;
        this.sessions = sessions;
        this.signIn = signIn;
    }

    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping("/profile")
    String profile(Caller caller, Model model, HttpServletRequest request) {
        return show(me(caller), model, request);
    }

    @AllowedRoles({Role.READ, Role.AGENT})
    @PostMapping("/profile")
    String change(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String timeZone,
            @RequestParam(defaultValue = "system") String theme,
            Caller caller,
            Actor by,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Person me = me(caller);
        try {
            Theme chosen = EnumLabels.read(Theme.class, "theme", theme);
            Preferences preferences = Preferences.of(language, timeZone.strip(), chosen);
            Person changed = people.changeProfile(me.id(), name.strip(), preferences, by);
            BrowserPreferences.keep(changed.preferences(), request, response);
            return TO_PROFILE;
        } catch (PeopleRefusal e) {
            model.addAttribute("typedName", name);
            model.addAttribute("typedZone", timeZone);
            return refuse(e, me, model, request, response);
        }
    }

    /** The present password is a field of the form, which is examined before this is called. */
    @ConfirmedSignIn
    @AllowedRoles({Role.READ, Role.AGENT})
    @PostMapping("/profile/password")
    String password(
            @RequestParam(defaultValue = "") String password,
            Caller caller,
            Actor by,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Person me = me(caller);
        try {
            passwordChange.change(me.id(), password, by);
            ConsoleSession.begin(request, signIn.begin(me.id(), request.getRemoteAddr()), me);
            return TO_PROFILE;
        } catch (PeopleRefusal e) {
            return refuse(e, me, model, request, response);
        }
    }

    /** Ends the named session, or all others if none is named. */
    @AllowedRoles({Role.READ, Role.AGENT})
    @PostMapping("/profile/sessions")
    String endSessions(@RequestParam(defaultValue = "") String session, Caller caller, HttpServletRequest request) {
        Person me = me(caller);
        List<String> keys = session.isEmpty()
                ? sessions.of(me.id(), id(request)).stream()
                        .filter(each -> !each.current())
                        .map(PersonSessions.Open::key)
                        .toList()
                : List.of(session);
        int ended = sessions.end(me.id(), keys);
        for (int i = 0; i < ended; i++) {
            signIn.signedOut(me, request.getRemoteAddr());
        }
        return TO_PROFILE;
    }

    private Person me(Caller caller) {
        if (caller.origin() instanceof Caller.Origin.Person person) {
            return people.get(person.id());
        }
        // The local operator has no account.
        throw new NotFound("profile", caller.name());
    }

    private String refuse(
            PeopleRefusal e, Person me, Model model, HttpServletRequest request, HttpServletResponse response) {
        String language = request.getAttribute(Frame.ATTRIBUTE) instanceof Frame frame ? frame.language() : "en";
        model.addAttribute("problemAt", e.field());
        model.addAttribute("problem", e.in(language));
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return show(me, model, request);
    }

    private String show(Person me, Model model, HttpServletRequest request) {
        model.addAttribute("person", me);
        model.addAttribute("sessions", sessions.of(me.id(), id(request)));
        model.addAttribute("zones", new TreeSet<>(ZoneId.getAvailableZoneIds()));
        model.addAttribute("least", PasswordPolicy.MIN_LENGTH);
        model.addAttribute("most", PasswordPolicy.MAX_LENGTH);
        return VIEW;
    }

    private static String id(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? "" : session.getId();
    }
}

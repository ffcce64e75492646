package org.holdfast.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import org.holdfast.api.security.PublicEndpoint;
import org.holdfast.console.frame.BrowserPreferences;
import org.holdfast.console.frame.Frame;
import org.holdfast.people.Login;
import org.holdfast.people.NewPerson;
import org.holdfast.people.PasswordPolicy;
import org.holdfast.people.PeopleRefusal;
import org.holdfast.people.Person;
import org.holdfast.people.Preferences;
import org.holdfast.people.Rights;
import org.holdfast.people.Theme;
import org.holdfast.people.signin.FirstAdmin;
import org.holdfast.people.signin.SignIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/** Adds the first admin of a server that others can reach. */
@Controller
class SetupController {

    private static final String VIEW = "console/signin/setup";

    private final FirstAdmin firstAdmin;
    private final SignIn signIn;

    SetupController(FirstAdmin firstAdmin, SignIn signIn) {
        this.firstAdmin = firstAdmin;
        this.signIn = signIn;
    }

    /** What is typed into the form. */
    record SetupForm(String token, String login, String name, String password) {

        SetupForm {
            token = token == null ? "" : token.strip();
            login = login == null ? "" : login.strip();
            name = name == null ? "" : name.strip();
            password = password == null ? "" : password;
        }

        @Override
        public String toString() {
            return "SetupForm";
        }
    }

    @PublicEndpoint(because = "It shows a form that needs the setup token, and nothing once a person was added")
    @GetMapping("/setup")
    String setup(Model model) {
        return firstAdmin.isMissing() ? form(model, new SetupForm("", "", "", "")) : "redirect:/login";
    }

    @PublicEndpoint(because = "It needs the setup token, which only the operator of the server can read")
    @PostMapping("/setup")
    String setup(
            @ModelAttribute("form") SetupForm form,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            Preferences preferences = new Preferences(frame.language(), ZoneId.systemDefault(), Theme.SYSTEM);
            String name = form.name().isEmpty() ? form.login() : form.name();
            NewPerson wanted = new NewPerson(new Login(form.login()), name, Rights.ofFirstAdmin(), preferences);
            String address = request.getRemoteAddr();
            Person added = firstAdmin.add(form.token(), wanted, form.password(), address);
            ConsoleSession.begin(request, signIn.begin(added.id(), address), added);
            BrowserPreferences.keep(added.preferences(), request, response);
            return "redirect:/";
        } catch (PeopleRefusal e) {
            model.addAttribute("problemAt", e.field());
            model.addAttribute("problem", e.in(frame.language()));
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(model, form);
        }
    }

    private static String form(Model model, SetupForm form) {
        model.addAttribute("form", form);
        model.addAttribute("least", PasswordPolicy.MIN_LENGTH);
        model.addAttribute("most", PasswordPolicy.MAX_LENGTH);
        return VIEW;
    }
}

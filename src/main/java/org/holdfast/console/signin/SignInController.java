package org.holdfast.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.security.PublicEndpoint;
import org.holdfast.console.frame.BrowserPreferences;
import org.holdfast.console.frame.OwnPath;
import org.holdfast.people.signin.FirstAdmin;
import org.holdfast.people.signin.SignIn;
import org.holdfast.people.signin.SignInResult;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signs people in and out. */
@Controller
class SignInController {

    private static final String VIEW = "console/signin/login";

    private final SignIn signIn;
    private final FirstAdmin firstAdmin;

    SignInController(SignIn signIn, FirstAdmin firstAdmin) {
        this.signIn = signIn;
        this.firstAdmin = firstAdmin;
    }

    @PublicEndpoint(because = "Only a login and a password let in, and attempts are throttled")
    @GetMapping("/login")
    String login(@RequestParam(name = "continue", defaultValue = "/") String place, Model model) {
        if (firstAdmin.isMissing()) {
            return "redirect:/setup";
        }
        model.addAttribute("place", OwnPath.of(place));
        return VIEW;
    }

    @PublicEndpoint(because = "Only a login and a password let in, and attempts are throttled")
    @PostMapping("/login")
    String login(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(name = "continue", defaultValue = "/") String place,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignInResult result = signIn.attempt(login, password, request.getRemoteAddr());
        if (result instanceof SignInResult.Admitted admitted) {
            ConsoleSession.begin(request, admitted.ticket(), admitted.person());
            BrowserPreferences.keep(admitted.person().preferences(), request, response);
            return "redirect:" + OwnPath.of(place);
        }
        model.addAttribute("place", OwnPath.of(place));
        model.addAttribute("login", login);
        if (result instanceof SignInResult.TooEarly early) {
            long seconds = Math.max(1, early.pause().toSeconds());
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", String.valueOf(seconds));
            model.addAttribute("problem", "signin.too-early");
        } else {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute("problem", "signin.refused");
        }
        return VIEW;
    }

    @PublicEndpoint(because = "It ends only the session of the browser that asks for it")
    @PostMapping("/logout")
    String logout(HttpServletRequest request) {
        ConsoleSession.ticket(request)
                .flatMap(signIn::resume)
                .ifPresent(person -> signIn.signedOut(person, request.getRemoteAddr()));
        ConsoleSession.end(request);
        return "redirect:/login";
    }

    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping("/confirm")
    String confirm(@RequestParam(name = "continue", defaultValue = "/") String place, Model model) {
        model.addAttribute("place", OwnPath.of(place));
        return "console/signin/confirm";
    }

    /** The password is examined before this is called. */
    @ConfirmedSignIn
    @AllowedRoles({Role.READ, Role.AGENT})
    @PostMapping("/confirm")
    String confirmed(@RequestParam(name = "continue", defaultValue = "/") String place) {
        return "redirect:" + OwnPath.of(place);
    }
}

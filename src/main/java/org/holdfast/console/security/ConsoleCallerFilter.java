package org.holdfast.console.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.holdfast.access.Caller;
import org.holdfast.api.security.CallerAuthentication;
import org.holdfast.api.security.CallerRejected;
import org.holdfast.api.security.LocalOperatorPolicy;
import org.holdfast.console.demo.DemoPeople;
import org.holdfast.console.frame.BrowserPreferences;
import org.holdfast.console.signin.ConsoleSession;
import org.holdfast.people.Person;
import org.holdfast.people.signin.LocalConsole;
import org.holdfast.people.signin.SessionTicket;
import org.holdfast.people.signin.SignIn;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Identifies the caller of a page: the person whose session it is, or the local operator as long as the console is open
 * to them. API keys count for nothing here. The filter does not refuse requests, because some pages are public; it
 * stores why the caller is unknown.
 */
final class ConsoleCallerFilter extends OncePerRequestFilter {

    private final SignIn signIn;
    private final LocalConsole localConsole;
    private final LocalOperatorPolicy localOperator;
    private final DemoPeople demoPeople;
    private final SecurityContextRepository contexts;

    ConsoleCallerFilter(
            SignIn signIn,
            LocalConsole localConsole,
            LocalOperatorPolicy localOperator,
            DemoPeople demoPeople,
            SecurityContextRepository contexts) {
        this.signIn = signIn;
        this.localConsole = localConsole;
        this.localOperator = localOperator;
        this.demoPeople = demoPeople;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new CallerAuthentication(identify(request)));
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
        } catch (CallerRejected e) {
            CallerRejected.store(e, request);
        } catch (DataAccessException | TransactionException e) {
            CallerRejected.store(e, request);
            chain.doFilter(new SessionlessRequest(request, e).marked(), response);
            return;
        }
        chain.doFilter(request, response);
    }

    private Caller identify(HttpServletRequest request) {
        Optional<SessionTicket> ticket = ConsoleSession.ticket(request);
        Optional<Person> person = ticket.flatMap(signIn::resume);
        if (person.isPresent()) {
            BrowserPreferences.use(person.get().preferences().timeZone(), request);
            return person.get().caller();
        }
        if (ticket.isPresent()) {
            ConsoleSession.end(request);
        }
        if (!localConsole.isOpen()) {
            throw CallerRejected.withoutSession();
        }
        CallerRejected rejection = localOperator.check(request);
        if (rejection != null) {
            throw rejection;
        }
        return demoPeople.instead(Caller.localOperator(), request);
    }
}

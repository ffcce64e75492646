package org.holdfast.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * The cookie with the id of the session. Over TLS its name begins with {@code __Host-}, by which browsers accept it
 * only from this very host; over plain HTTP, on the own machine, they would refuse that.
 */
final class SessionCookie implements CookieSerializer {

    private static final String NAME = "holdfast";

    private final CookieSerializer plain = cookie(NAME, false);
    private final CookieSerializer secure = cookie("__Host-" + NAME, true);
    private final URI publicUrl;

    /** @param publicUrl address of the server for its users; with {@code https} there is TLS in front of it */
    SessionCookie(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    private static CookieSerializer cookie(String name, boolean secure) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setUseSecureCookie(secure);
        cookie.setUseHttpOnlyCookie(true);
        // Strict would sign people out who follow a link from a chat or come back from a company's sign-in.
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        of(value.getRequest()).writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return of(request).readCookieValues(request);
    }

    private CookieSerializer of(HttpServletRequest request) {
        boolean isTls = request.isSecure()
                || "https".equals(publicUrl.getScheme())
                        && request.getServerName().equalsIgnoreCase(publicUrl.getHost());
        return isTls ? secure : plain;
    }
}

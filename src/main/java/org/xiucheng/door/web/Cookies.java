package org.xiucheng.door.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/// The cookies we give to browsers: no script reads them, and over TLS none but this very host sets them.
///
/// Over TLS a name begins with `__Host-` (RFC 6265bis): then a browser takes it only when it is `Secure`, of no
/// domain and for the whole site, so that neither a neighbouring host nor a line without TLS can plant one.
/// Whether browsers come by TLS is what the connection says, or the operator whose proxy speaks it for us;
/// a header that a client may write says nothing.
@Component
public final class Cookies {
    private static final String PREFIX = "__Host-";

    private final boolean overTls;

    Cookies(DoorSettings settings) {
        this.overTls = settings.login().overTls();
    }

    /// What the browser sent under that name.
    public Optional<String> find(String name, HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name(name, request)))
                .map(cookie -> cookie.getValue());
    }

    /// One to be given to the browser, without its age; other sites never make it travel.
    public ResponseCookie.ResponseCookieBuilder make(String name, String value, HttpServletRequest request) {
        return ResponseCookie.from(name(name, request), value)
                .httpOnly(true)
                .secure(secure(request))
                .sameSite("Strict")
                .path("/");
    }

    private String name(String name, HttpServletRequest request) {
        return secure(request) ? PREFIX + name : name;
    }

    private boolean secure(HttpServletRequest request) {
        return overTls || request.isSecure();
    }
}
